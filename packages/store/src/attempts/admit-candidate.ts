import type { Db } from '@candor/drizzle'
import { done, type Outcome, statesBefore } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Attempt } from './attempt.ts'
import { fromNow } from './deadline-sql.ts'
import { moveAttempts } from './move.ts'
import { readUnmoved, type Sighting } from './read-attempt.ts'

/**
 * The candidate is in the room. Makes an `open` attempt `live` once an interviewer has claimed it, and an `interrupted` one `live`
 * again with the time away given back. Saying it twice changes nothing, and it is too late once the deadline has passed. An interviewer
 * that has been replaced may have stood still meanwhile: what it saw is not so any more, and changes nothing.
 */
export async function admitCandidate(
  db: Db,
  { attemptId, epoch }: Sighting,
): Promise<Outcome<Attempt, 'attempt_unknown' | 'epoch_stale'>> {
  const [moved] = await moveAttempts(db, {
    set: sql`candidate_present = true,
      state = case when ${waitsOn} then 'open' else 'live' end,
      live_at = case when ${waitsOn} then null else coalesce(live_at, now()) end,
      hard_stop_at = ${hardStopAfterJoining},
      deadline_at = case when ${waitsOn} then deadline_at else ${hardStopAfterJoining} end,
      interrupted_at = null`,
    where: sql`id = ${attemptId} and not candidate_present and deadline_at > now()
      and ${epoch === undefined ? sql`true` : sql`epoch = ${epoch}`} and state in ${[...new Set([...statesBefore('both_present'), ...statesBefore('candidate_returned')])]}`,
    event: sql`case when moved.live_at < now() then 'candidate_returned' else 'candidate_joined' end`,
  })
  return moved ? done(moved) : readUnmoved(db, { attemptId, epoch })
}

/** No interviewer has claimed yet: the candidate waits, and the deadline stays. */
const waitsOn = sql`(state = 'open' and epoch = 0)`

/**
 * First both present: the maximum length from now. Back again: the time away is given back, but never more than one window in all, or
 * somebody who leaves and returns without end would hold the room for ever.
 */
const hardStopAfterJoining = sql`case
  when ${waitsOn} then null
  when state = 'open' then ${fromNow(sql`max_length_ms`)}
  else greatest(hard_stop_at, least(hard_stop_at + (now() - interrupted_at),
    live_at + (max_length_ms + reconnect_window_ms) * interval '1 millisecond')) end`
