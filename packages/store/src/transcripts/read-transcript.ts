import type { Db } from '@candor/drizzle'
import type { ItemKind, Speaker } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Asked, fromRow, rowsOf } from '../rows.ts'
import { standing } from './standing.ts'

/** A transcript item as it is read. `saidAt` is epoch milliseconds. */
export type StoredItem = {
  readonly itemId: string
  readonly attemptId: string
  readonly epoch: number
  readonly seq: number
  readonly speaker: Speaker
  readonly kind: ItemKind
  readonly text: string
  readonly saidAt: number
  readonly saidForMs: number | null
  readonly interrupted: boolean
  readonly confidence: number | null
  readonly questionId: string | null
  readonly provisional: boolean
}

/** All items of an attempt in their order `(epoch, seq)`, without the provisional ones that a settled item has taken over. */
export async function readTranscript(db: Asked, { attemptId }: { attemptId: string }): Promise<StoredItem[]> {
  const rows = await rowsOf(
    db,
    sql`select item_id, attempt_id, epoch, seq, speaker, kind, text, said_at, said_for_ms, interrupted, confidence,
          question_id, provisional
        from transcript_item item where attempt_id = ${attemptId} and ${standing} order by epoch, seq`,
  )
  return rows.map((row) => fromRow<StoredItem>(row))
}

/** What was said in all attempts of an attempt's interview, oldest first: what an interviewer needs to go on from. */
export async function readConversation(db: Db, { attemptId }: { attemptId: string }): Promise<StoredItem[]> {
  const rows = await rowsOf(
    db,
    sql`select item.item_id, item.attempt_id, item.epoch, item.seq, item.speaker, item.kind, item.text, item.said_at,
          item.said_for_ms, item.interrupted, item.confidence, item.question_id, item.provisional
        from transcript_item item join attempt on attempt.id = item.attempt_id
        where attempt.interview_id = (select interview_id from attempt where id = ${attemptId})
          and ${standing}
        order by attempt.number, item.epoch, item.seq`,
  )
  return rows.map((row) => fromRow<StoredItem>(row))
}
