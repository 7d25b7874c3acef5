import type { Db } from '@candor/drizzle'
import { type AttemptState, done, type EndReason, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

export type BeatAnswer = {
  readonly state: AttemptState
  readonly endReason: EndReason | null
  readonly hardStopAt: number | null
  /** PostgreSQL's clock at the answer, epoch milliseconds: the one to measure `hardStopAt` with. */
  readonly nowAt: number
}
type BeatRow = BeatAnswer & { readonly epoch: number }

/**
 * Proves that an interviewer lives, and tells it in the same round trip what became of its attempt. Refused for a stale epoch and for an
 * ended attempt: the interviewer then leaves.
 */
export async function beat(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch: number },
): Promise<Outcome<BeatAnswer, 'attempt_unknown' | 'attempt_ended' | 'epoch_stale'>> {
  const [row] = await rowsOf(
    db,
    sql`with beaten as (
          update lease set beaten_at = now() where attempt_id = ${attemptId} and epoch = ${epoch}
        )
        select epoch, state, end_reason, hard_stop_at, now() as now_at from attempt where id = ${attemptId}`,
  )
  if (!row) return refused('attempt_unknown')
  const { epoch: holder, ...answer } = fromRow<BeatRow>(row)
  if (holder !== epoch) return refused('epoch_stale')
  return answer.state === 'ended' ? refused('attempt_ended') : done(answer)
}
