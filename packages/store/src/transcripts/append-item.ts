import type { Db } from '@candor/drizzle'
import { Broken, type TranscriptItem } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

/**
 * Keeps what was said, in one round trip. Any number of times: the key is `(attemptId, itemId)`. Of any epoch and in any state, also
 * after the end: the fence guards what an attempt is, never what was said in it. In any order: an item and the provisional finals it
 * supersedes find each other when the transcript is read. Two interviewers of a takeover may have heard the same text: it is kept once.
 * @throws Broken when another item holds the place `(epoch, seq)`; the database's error for an unknown attempt.
 */
export async function appendItem(db: Db, item: TranscriptItem): Promise<void> {
  // No conflict target: with one, PostgreSQL refuses a repeat that races the first for the index it does not name.
  const kept = await rowsOf(
    db,
    sql`insert into transcript_item (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, said_for_ms,
          interrupted, confidence, question_id, provisional, supersedes)
        values (${item.attemptId}, ${item.itemId}, ${item.epoch}, ${item.seq}, ${item.speaker}, ${item.kind},
          ${storable(item.text)}, to_timestamp(${item.saidAt}::float8 / 1000), ${item.saidForMs}, ${item.interrupted},
          ${item.confidence}, ${item.questionId}, ${item.provisional},
          array(select jsonb_array_elements_text(${JSON.stringify(item.supersedes)}::jsonb)))
        on conflict do nothing returning item_id`,
  )
  if (kept.length === 0) await mustBeThere(db, item)
}

/** One interviewer kept an item that another one had heard as well: its own place stays empty, and is not missing. */
export const keptElsewhere = 'item_kept_elsewhere'

async function mustBeThere(db: Db, { attemptId, itemId, epoch, seq }: TranscriptItem): Promise<void> {
  const found = await rowsOf(
    db,
    sql`select epoch from transcript_item where attempt_id = ${attemptId} and item_id = ${itemId}`,
  )
  if (found.length === 0) throw new Broken('two transcript items claim one place', { attemptId, itemId, epoch, seq })
  if (found[0]?.['epoch'] === epoch) return
  const place = sql`jsonb_build_object('heardBy', ${epoch}::int, 'seq', ${seq}::int, 'itemId', ${itemId}::text)`
  await rowsOf(
    db,
    sql`insert into attempt_event (attempt_id, kind, epoch, detail)
        select id, ${keptElsewhere}::text, attempt.epoch, jsonb_build_object('state', state) || ${place} from attempt
        where id = ${attemptId} and not exists (
          select from attempt_event told where told.attempt_id = attempt.id and told.kind = ${keptElsewhere}::text and told.detail @> ${place})`,
  )
}
