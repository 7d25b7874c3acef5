import { dispatchUnclaimedMs, leaseMs, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'

/**
 * Which attempts want a dispatch now: nobody was ever asked for, or the last dispatch was not claimed in time, or the holder's lease
 * has run out. One predicate for the first dispatch, for repeating it and for replacing a lost interviewer. A lost interviewer of an
 * interrupted attempt is replaced when the candidate returns.
 *
 * `claimed_at` repeats what the new lease says, because a guard that waited for a claim to commit sees the attempt's new row but, of
 * other tables, only what was there before it waited: without it the sweep replaces an interviewer that has just come.
 */
export const needsInterviewer = sql`attempt.state in ${[...statesWithInterviewer]}
  and attempt.deadline_at > now()
  and (attempt.state = 'open' or attempt.candidate_present)
  and case
    when attempt.dispatched_epoch = 0 then true
    when attempt.dispatched_epoch > attempt.epoch
      then attempt.dispatched_at < now() - ${dispatchUnclaimedMs} * interval '1 millisecond'
    else attempt.claimed_at < now() - ${leaseMs} * interval '1 millisecond' and not exists (
      select 1 from lease where lease.attempt_id = attempt.id
        and lease.beaten_at > now() - ${leaseMs} * interval '1 millisecond')
  end`
