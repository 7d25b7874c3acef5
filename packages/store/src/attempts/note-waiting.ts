import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'

/**
 * LiveKit has people in these rooms. Where no interviewer has come yet nobody else sees that the candidate is there: an attempt that is
 * given up after that is no no-show. Once somebody has come it counts, also when they have lost patience since; an interviewer that comes
 * after all tells what is so then. Returns the attempts of which it was news.
 */
export async function noteWaiting(db: Db, { roomNames }: { roomNames: readonly string[] }): Promise<Attempt[]> {
  if (roomNames.length === 0) return []
  return moveAttempts(db, {
    set: sql`candidate_present = true`,
    where: sql`state = 'open' and epoch = 0 and not candidate_present and deadline_at > now()
      and room_name = any(array(select jsonb_array_elements_text(${JSON.stringify(roomNames)}::jsonb)))`,
    event: sql`'candidate_joined'`,
  })
}
