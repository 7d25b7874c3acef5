import type { Db } from '@candor/drizzle'
import { done, type Outcome } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Attempt } from './attempt.ts'
import { deadlineSql } from './deadline-sql.ts'
import { moveAttempts } from './move.ts'
import { readUnmoved, type Sighting } from './read-attempt.ts'

/**
 * The candidate is gone from the room. A `live` attempt becomes `interrupted` and its window begins; one line per
 * leaving. Once the deadline has passed it changes nothing: what the attempt ends by is settled then. Nor does
 * what an interviewer saw that has been replaced.
 */
export async function noteCandidateLeft(
  db: Db,
  { attemptId, epoch }: Sighting,
): Promise<Outcome<Attempt, 'attempt_unknown' | 'epoch_stale'>> {
  const [moved] = await moveAttempts(db, {
    set: sql`candidate_present = false,
      state = case when state = 'live' then 'interrupted' else state end,
      interrupted_at = case when state = 'live' then now() else interrupted_at end,
      deadline_at = case when state = 'live' then ${deadlineSql('interrupted')} else deadline_at end`,
    where: sql`id = ${attemptId} and candidate_present and deadline_at > now()
      and ${epoch === undefined ? sql`true` : sql`epoch = ${epoch}`}`,
    event: sql`'candidate_left'`,
  })
  return moved ? done(moved) : readUnmoved(db, { attemptId, epoch })
}
