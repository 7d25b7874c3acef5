import type { Db } from '@candor/drizzle'
import type { TranscriptItem } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Keeps what was said, in one round trip. Any number of times: the key is `(attemptId, itemId)`. Of any epoch and in any state, also
 * after the end: the fence guards what an attempt is, never what was said in it.
 */
export async function appendItem(db: Db, item: TranscriptItem): Promise<void> {
  const superseded =
    item.supersedes.length === 0
      ? sql`false`
      : sql`attempt_id = ${item.attemptId} and provisional and superseded_by is null and item_id in ${item.supersedes}`
  await rowsOf(
    db,
    sql`with taken_over as (
          update transcript_item set superseded_by = ${item.itemId} where ${superseded}
        )
        insert into transcript_item (attempt_id, item_id, epoch, seq, speaker, kind, text, said_at, said_for_ms,
          interrupted, confidence, question_id, provisional)
        values (${item.attemptId}, ${item.itemId}, ${item.epoch}, ${item.seq}, ${item.speaker}, ${item.kind},
          ${storable(item.text)}, to_timestamp(${item.saidAt}::float8 / 1000), ${item.saidForMs}, ${item.interrupted},
          ${item.confidence}, ${item.questionId}, ${item.provisional})
        on conflict (attempt_id, item_id) do nothing`,
  )
}

/** PostgreSQL's text cannot hold NUL, and UTF-8 cannot hold half a surrogate pair; a pasted one must not cost the whole item. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}
