import type { Db } from '@candor/drizzle'
import { done, dispatchUnclaimedMs, type Outcome, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { whyNot } from './why-not.ts'

/** Each interviewer that dies while it starts makes the next one for the same place wait longer: at once, then 1, 4, 9 and 16 seconds. */
const backOff = sql`least(attempt.dispatched_epoch - attempt.spent_epoch - 1, 4) ^ 2 * interval '1 second'`

/**
 * Somebody saw the process of an accepted job end before it had claimed: its dispatch need not be waited for any longer. Refused with
 * `epoch_stale` where its number is spent, because somebody has come.
 */
export async function noteJobLost(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch: number },
): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    set: sql`dispatched_at = least(dispatched_at, now() - ${dispatchUnclaimedMs}::int * interval '1 millisecond' + ${backOff})`,
    where: sql`id = ${attemptId} and state in ${[...statesWithInterviewer]} and deadline_at > now()
      and spent_epoch < ${epoch} and dispatched_epoch >= ${epoch}`,
    event: sql`'interviewer_never_came'`,
    detail: sql`jsonb_build_object('number', ${epoch}::int)`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId }, () => 'epoch_stale')
}
