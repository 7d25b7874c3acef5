import type { Db } from '@candor/drizzle'
import type { AttemptState, EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { elapsed } from './elapsed.ts'

/** An attempt as whoever looks after the product sees it. Lengths are milliseconds by PostgreSQL's clock. */
export type AttemptStanding = {
  readonly attemptId: string
  readonly interviewId: string
  readonly candidateName: string
  readonly state: AttemptState
  readonly endReason: EndReason | null
  /** The number of the interviewer that holds the attempt, and the last one asked for. */
  readonly epoch: number
  readonly dispatchedEpoch: number
  readonly candidatePresent: boolean
  /** When it was opened, epoch milliseconds. */
  readonly openedAt: number
  readonly openForMs: number
  /** Since the interviewer's last beat; null where nobody holds a lease. */
  readonly leaseAgeMs: number | null
  readonly lastItemAgeMs: number | null
  /** Until the deadline, negative where it has passed; null for an ended attempt. */
  readonly deadlineInMs: number | null
  readonly endedAgoMs: number | null
}

export type ListAttempts = {
  /** Those that ended in the last day as well. */
  readonly endedToo: boolean
  readonly limit: number
}

/** The unfinished attempts, oldest first; then, where asked for, those of the last day. At most `limit`. */
export async function listAttempts(db: Db, { endedToo, limit }: ListAttempts): Promise<AttemptStanding[]> {
  const rows = await rowsOf(
    db,
    sql`select attempt.id as attempt_id, interview_id, candidate_name, attempt.state, attempt.end_reason, attempt.epoch,
          case when dispatched_epoch > spent_epoch then dispatched_epoch else attempt.epoch end as dispatched_epoch,
          candidate_present, opened_at, ${elapsed(sql`opened_at`)} as open_for_ms,
          ${elapsed(sql`lease.beaten_at`)} as lease_age_ms,
          (select ${elapsed(sql`max(stored_at)`)} from transcript_item where attempt_id = attempt.id) as last_item_age_ms,
          -${elapsed(sql`deadline_at`)} as deadline_in_ms, ${elapsed(sql`ended_at`)} as ended_ago_ms
        from attempt join interview on interview.id = attempt.interview_id
        left join lease on lease.attempt_id = attempt.id
        where attempt.state <> 'ended' or (${endedToo}::boolean and ended_at > now() - interval '1 day')
        order by attempt.state = 'ended', coalesce(ended_at, opened_at), attempt.id limit ${limit}`,
  )
  return rows.map((row) => fromRow<AttemptStanding>(row))
}
