import type { Db } from '@candor/drizzle'
import { acceptedJobMs, dispatchUnclaimedMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { fromNow } from './deadline-sql.ts'

/** So many times `acceptedJobMs` at most. */
const mostLate = 3

/**
 * A worker has taken a job that may still be claimed: its interviewer is on the way, and the dispatch is not repeated before
 * `acceptedJobMs` have passed. Without this a process that starts more slowly than dispatches are repeated comes too late with every number.
 * Each number that came too late gives the next one as much time again, up to three times: a busy host is given what it takes. Numbers that
 * LiveKit dropped count as well, and one process that never claims must not keep a candidate waiting for minutes.
 * Changes nothing for a number that is spent.
 */
export async function noteJobAccepted(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch: number },
): Promise<void> {
  await rowsOf(
    db,
    sql`update attempt set dispatched_at = greatest(dispatched_at,
          ${fromNow(sql`(${acceptedJobMs}::int * least(dispatched_epoch - spent_epoch, ${mostLate}) - ${dispatchUnclaimedMs}::int)`)})
        where id = ${attemptId} and spent_epoch < ${epoch} and dispatched_epoch >= ${epoch} and state <> 'ended'`,
  )
}
