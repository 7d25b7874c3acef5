import type { AttemptState, EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'

/** An attempt as a live board shows it. Moments are epoch milliseconds by PostgreSQL's clock; ages were right when the row was read. */
export type LiveAttempt = {
  readonly attemptId: string
  readonly interviewId: string
  readonly candidateName: string
  readonly title: string
  readonly state: AttemptState
  readonly endReason: EndReason | null
  /** The number of the interviewer that holds it; 0 while none does. */
  readonly epoch: number
  readonly openedAgoMs: number
  readonly liveForMs: number | null
  readonly leftMs: number | null
  readonly wordsAgoMs: number | null
}

/** One thing that happened to an attempt, with the attempt as it was when the event was read. Numbers ascend. */
export type LiveEvent = LiveAttempt & {
  readonly id: number
  readonly organisationId: string
  readonly kind: string
  readonly agoMs: number
}

/** The columns of `LiveAttempt`, of `attempt`, `interview` and `template`. */
export const liveColumns = sql`attempt.id as attempt_id, interview.id as interview_id, interview.candidate_name, template.title,
  attempt.state, attempt.end_reason, attempt.epoch,
  (extract(epoch from now() - attempt.opened_at) * 1000)::float8 as opened_ago_ms,
  (extract(epoch from coalesce(attempt.ended_at, now()) - attempt.live_at) * 1000)::float8 as live_for_ms,
  (extract(epoch from attempt.hard_stop_at - now()) * 1000)::float8 as left_ms,
  (select (extract(epoch from now() - stored_at) * 1000)::float8 from transcript_item item where item.attempt_id = attempt.id
    order by item.epoch desc, item.seq desc limit 1) as words_ago_ms`
