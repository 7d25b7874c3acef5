import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { type Attempt, attemptColumns } from './attempt.ts'

export type Sighting = {
  readonly attemptId: string
  /** An interviewer gives its epoch and is refused when it is stale. */
  readonly epoch?: number | undefined
}

export async function readAttempt(
  db: Db,
  { attemptId }: { attemptId: string },
): Promise<Outcome<Attempt, 'attempt_unknown'>> {
  const [row] = await rowsOf(db, sql`select ${attemptColumns('attempt')} from attempt where id = ${attemptId}`)
  return row ? done(fromRow<Attempt>(row)) : refused('attempt_unknown')
}

/** The attempt as it is, where a sighting of the candidate changed nothing; refused where an interviewer saw it that has been replaced. */
export async function readUnmoved(
  db: Db,
  { attemptId, epoch }: Sighting,
): Promise<Outcome<Attempt, 'attempt_unknown' | 'epoch_stale'>> {
  const read = await readAttempt(db, { attemptId })
  return read.ok && epoch !== undefined && read.value.epoch !== epoch ? refused('epoch_stale') : read
}
