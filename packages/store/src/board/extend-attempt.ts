import type { Db } from '@candor/drizzle'
import { done, longestMaxLengthMs, type Outcome } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from '../attempts/attempt.ts'
import { moveAttempts } from '../attempts/move.ts'
import { whyNot } from '../attempts/why-not.ts'

/**
 * Gives a talk under way so many milliseconds more, never past the longest that any interview may last. Interviewer and candidate learn it
 * by their next beat and poll. Whoever is away keeps the window they have to come back in.
 */
export async function extendAttempt(
  db: Db,
  { attemptId, byMs }: { readonly attemptId: string; readonly byMs: number },
): Promise<Outcome<Attempt>> {
  const later = sql`greatest(hard_stop_at, least(hard_stop_at + ${byMs} * interval '1 millisecond',
    live_at + ${longestMaxLengthMs} * interval '1 millisecond'))`
  const [moved] = await moveAttempts(db, {
    set: sql`hard_stop_at = ${later}, deadline_at = case when state = 'live' then ${later} else deadline_at end`,
    where: sql`id = ${attemptId} and state in ('live', 'interrupted') and deadline_at > now()`,
    event: sql`'extended'`,
    detail: sql`jsonb_build_object('byMs', ${byMs}::int)`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch: undefined })
}
