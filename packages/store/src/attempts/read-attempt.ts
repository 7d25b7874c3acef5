import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { type Attempt, attemptColumns } from './attempt.ts'

export async function readAttempt(
  db: Db,
  { attemptId }: { attemptId: string },
): Promise<Outcome<Attempt, 'attempt_unknown'>> {
  const [row] = await rowsOf(db, sql`select ${attemptColumns('attempt')} from attempt where id = ${attemptId}`)
  return row ? done(fromRow<Attempt>(row)) : refused('attempt_unknown')
}
