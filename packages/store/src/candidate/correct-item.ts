import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

export type Correction = {
  readonly interviewId: string
  readonly attemptId: string
  readonly itemId: string
  /** What was really said; null takes a correction back. */
  readonly text: string | null
}

/**
 * Keeps what a candidate says of a line of theirs that was misheard; the line stays as it was heard. False where there is no such line of
 * the candidate in an ended attempt of this interview.
 */
export async function correctItem(db: Db, { interviewId, attemptId, itemId, text }: Correction): Promise<boolean> {
  const own = sql`select item.attempt_id, item.item_id from transcript_item item join attempt on attempt.id = item.attempt_id
    where attempt.interview_id = ${interviewId} and attempt.state = 'ended' and item.attempt_id = ${attemptId}
      and item.item_id = ${itemId} and item.speaker = 'candidate'`
  const rows =
    text === null
      ? await rowsOf(
          db,
          sql`with own as (${own}), gone as (delete from candidate_correction using own
              where candidate_correction.attempt_id = own.attempt_id and candidate_correction.item_id = own.item_id)
              select 1 from own`,
        )
      : await rowsOf(
          db,
          sql`insert into candidate_correction (attempt_id, item_id, text)
              select own.attempt_id, own.item_id, ${storable(text)} from (${own}) own
              on conflict (attempt_id, item_id) do update set text = excluded.text, corrected_at = now()
              returning item_id`,
        )
  return rows.length > 0
}
