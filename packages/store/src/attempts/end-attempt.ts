import type { Db } from '@candor/drizzle'
import { done, type EndReason, mostLostInterviewers, type Outcome, statesBefore } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { interviewerLost } from './needs-interviewer.ts'
import { whyNot } from './why-not.ts'

export type EndAttempt = {
  readonly attemptId: string
  /** Used only where no reason was committed by `beginClosing`. */
  readonly reason: EndReason
  /** An interviewer gives its epoch and is refused when it is stale. */
  readonly epoch?: number | undefined
}

const ended = (reason: SQL) => ({
  set: sql`state = 'ended', end_reason = coalesce(end_reason, ${reason}), ended_at = now(), deadline_at = null,
    closing_at = coalesce(closing_at, now()), swept_until = null`,
  event: sql`'ended'`,
  detail: sql`jsonb_build_object('reason', moved.end_reason)`,
})

/** Ends an attempt for good. The room is owed from then on: it is deleted by whoever ends the attempt, or by the sweep. */
export async function endAttempt(db: Db, { attemptId, reason, epoch }: EndAttempt): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    ...ended(sql`${reason}`),
    where: sql`id = ${attemptId} and state in ${statesBefore('ended')}
      and ${epoch === undefined ? sql`true` : sql`epoch = ${epoch}`}`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch })
}

/** Which attempts the sweep ends: past their deadline, or without the last interviewer they may lose. */
export const attemptDue = sql`state <> 'ended' and (deadline_at <= now()
  or (lost_interviewers >= ${mostLostInterviewers} and dispatched_epoch = spent_epoch and ${interviewerLost}))`

/** `reasonAtDeadline` in SQL, and what it means when one interviewer after the other was lost. */
export const reasonAtDeadline = sql`case
  when state = 'closing' then 'technical_failure'
  when deadline_at > now() then 'interviewer_lost'
  when state = 'open' then case when candidate_present then 'interviewer_lost' else 'no_show' end
  when state = 'live' then 'time_limit'
  else case when hard_stop_at <= now() then 'time_limit' else 'candidate_left' end end`

/**
 * Ends up to `limit` attempts that are past their deadline, or whose interviewers were lost once too often. Rows another sweeper is
 * ending are skipped.
 */
export async function endDueAttempts(db: Db, { limit }: { limit: number }): Promise<Attempt[]> {
  return moveAttempts(db, {
    ...ended(reasonAtDeadline),
    where: sql`id = any(array(
      select id from attempt where ${attemptDue}
      order by deadline_at limit ${limit} for update skip locked))`,
  })
}
