import type { Db } from '@candor/drizzle'
import { done, type Outcome, type Progress } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { whyNot } from './why-not.ts'

/** Keeps how far the interview has come, for whoever takes over. Refused for a stale epoch. */
export async function saveProgress(
  db: Db,
  { attemptId, epoch, progress }: { attemptId: string; epoch: number; progress: Progress },
): Promise<Outcome<true>> {
  const rows = await rowsOf(
    db,
    sql`update attempt set progress = ${JSON.stringify(progress)}::jsonb
        where id = ${attemptId} and epoch = ${epoch} and state <> 'ended' returning id`,
  )
  return rows.length > 0 ? done(true) : whyNot(db, { attemptId, epoch })
}
