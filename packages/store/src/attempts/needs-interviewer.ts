import { dispatchUnclaimedMs, mostLostInterviewers, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { lostWithoutBeatSince } from './begin-sweep.ts'

const ms = (length: number) => sql`${length}::int * interval '1 millisecond'`

/**
 * The holder of the fence is gone: somebody saw it end, or its lease is over and it is not one that has only just come. `claimed_at`
 * repeats what the new lease says, because a guard that waited for a claim to commit sees the attempt's new row but, of other tables, only
 * what was there before it waited: without it the sweep replaces an interviewer that has just come. Where nobody has swept for a while
 * nobody is called lost for a missing beat, also by a sweep that had begun before PostgreSQL stood still and goes on now.
 */
export const interviewerLost = sql`attempt.epoch > 0 and (attempt.claimed_at = '-infinity' or (
  greatest(attempt.claimed_at, (select beaten_at from lease where lease.attempt_id = attempt.id))
    < (select ${lostWithoutBeatSince} from sweep_state)))`

/** Each loss makes the next replacement wait longer: at once, then 1, 4, 9 and 16 seconds. */
const backOff = sql`greatest(0, attempt.lost_interviewers - 1) ^ 2 * interval '1 second'`

/**
 * Which attempts want a dispatch now: nobody was ever asked for, or the last dispatch was not claimed in time, or the holder is lost. One
 * predicate for the first dispatch, for repeating it and for replacing a lost interviewer. It does not ask whether the candidate is there:
 * only interviewers see candidates come back, so that an interrupted attempt without one would wait in vain. Losses are counted where
 * somebody was lost and not where nobody came: the last dispatch allowed is repeated like any other.
 */
export const needsInterviewer = sql`attempt.state in ${[...statesWithInterviewer]}
  and attempt.deadline_at > now()
  and case
    when attempt.dispatched_epoch = 0 then true
    when attempt.dispatched_epoch > attempt.spent_epoch then attempt.dispatched_at < now() - ${ms(dispatchUnclaimedMs)}
    else attempt.lost_interviewers < ${mostLostInterviewers} and attempt.dispatched_at < now() - ${backOff} and ${interviewerLost}
  end`
