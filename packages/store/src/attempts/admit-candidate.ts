import type { Db } from '@candor/drizzle'
import { done, type Outcome, statesBefore } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Attempt } from './attempt.ts'
import { fromNow } from './deadline-sql.ts'
import { moveAttempts } from './move.ts'
import { readAttempt } from './read-attempt.ts'

/**
 * The candidate is in the room. Makes an `open` attempt `live` once an interviewer has claimed it, and an `interrupted` one `live`
 * again with the time away given back, up to the window. Saying it twice changes nothing.
 */
export async function admitCandidate(
  db: Db,
  { attemptId }: { attemptId: string },
): Promise<Outcome<Attempt, 'attempt_unknown'>> {
  const [moved] = await moveAttempts(db, {
    set: sql`candidate_present = true,
      state = case when state = 'open' and epoch = 0 then 'open' else 'live' end,
      live_at = case when state = 'open' and epoch = 0 then live_at else coalesce(live_at, now()) end,
      hard_stop_at = ${hardStopAfterJoining},
      deadline_at = case when state = 'open' and epoch = 0 then deadline_at else ${hardStopAfterJoining} end,
      interrupted_at = null`,
    where: sql`id = ${attemptId} and not candidate_present
      and state in ${[...new Set([...statesBefore('both_present'), ...statesBefore('candidate_returned')])]}`,
    event: sql`case when moved.state = 'live' and moved.live_at < now() then 'candidate_returned' else 'candidate_joined' end`,
  })
  return moved ? done(moved) : readAttempt(db, { attemptId })
}

const timeAway = sql`least(now() - interrupted_at, reconnect_window_ms * interval '1 millisecond')`

/** First both present: the maximum length from now. Back again: the time away is given back. Still waiting: unchanged. */
const hardStopAfterJoining = sql`case
  when state = 'open' and epoch = 0 then hard_stop_at
  when state = 'open' then ${fromNow(sql`max_length_ms`)}
  when state = 'interrupted' then hard_stop_at + ${timeAway}
  else hard_stop_at end`
