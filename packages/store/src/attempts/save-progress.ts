import type { Db } from '@candor/drizzle'
import { done, type Outcome, type Progress } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { whyNot } from './why-not.ts'

/** Both parts of a progress in the order in which they grow. */
const reach = (progress: SQL): SQL =>
  sql`(jsonb_array_length(${progress}->'asked'), (${progress}->>'answered')::boolean)`

/**
 * Keeps how far the interview has come, for whoever takes over. It only ever grows: one that arrives late, behind a further one, changes
 * nothing. Refused for a stale epoch.
 */
export async function saveProgress(
  db: Db,
  { attemptId, epoch, progress }: { attemptId: string; epoch: number; progress: Progress },
): Promise<Outcome<true>> {
  const given = sql`${JSON.stringify(progress)}::jsonb`
  const rows = await rowsOf(
    db,
    sql`update attempt set progress = case when ${reach(sql`progress`)} > ${reach(given)} then progress else ${given} end
        where id = ${attemptId} and epoch = ${epoch} and state <> 'ended' returning id`,
  )
  return rows.length > 0 ? done(true) : whyNot(db, { attemptId, epoch })
}
