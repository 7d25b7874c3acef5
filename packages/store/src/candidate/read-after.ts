import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { type Asked, fromRow, rowsOf } from '../rows.ts'
import { readConversation } from '../transcripts/read-transcript.ts'
import type { Feedback } from './give-feedback.ts'

export type After = {
  /** The newest receipt's SHA-256 of the last attempt; null until it is sealed. */
  readonly fingerprint: string | null
  readonly items: readonly OwnItem[]
  readonly feedback: Feedback
  readonly deletionAskedAt: number | null
}
export type OwnItem = Awaited<ReturnType<typeof readConversation>>[number] & { readonly correction: string | null }

/** What a candidate may read after the end of an attempt: the words of all attempts of its interview, and what they said of them since. */
export async function readAfter(db: Db, { attemptId }: { readonly attemptId: string }): Promise<After> {
  const [items, [row], corrections] = await Promise.all([
    readConversation(db, { attemptId }),
    rowsOf(
      db,
      sql`select feedback.heard, feedback.worked, deletion.asked_at as deletion_asked_at,
            (select fingerprint from receipt where receipt.attempt_id = attempt.id order by version desc limit 1) as fingerprint
          from attempt left join candidate_feedback feedback on feedback.attempt_id = attempt.id
          left join deletion_request deletion on deletion.interview_id = attempt.interview_id
          where attempt.id = ${attemptId}`,
    ),
    rowsOf(
      db,
      sql`select correction.attempt_id, item_id, text from candidate_correction correction
          join attempt on attempt.id = correction.attempt_id
          where attempt.interview_id = (select interview_id from attempt where id = ${attemptId})`,
    ),
  ])
  const {
    heard = null,
    worked = null,
    ...facts
  } = fromRow<Partial<Omit<After, 'items' | 'feedback'> & Feedback>>(row ?? {})
  const corrected = new Map(
    corrections.map((one) => [`${String(one['attempt_id'])} ${String(one['item_id'])}`, String(one['text'])]),
  )
  return {
    fingerprint: facts.fingerprint ?? null,
    deletionAskedAt: facts.deletionAskedAt ?? null,
    feedback: { heard, worked },
    items: items.map((item) => ({ ...item, correction: corrected.get(`${item.attemptId} ${item.itemId}`) ?? null })),
  }
}

/** The candidate's corrections of one attempt, by item, for the page of whoever reads it. */
export async function readCorrections(
  db: Asked,
  { attemptId }: { readonly attemptId: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(db, sql`select item_id, text from candidate_correction where attempt_id = ${attemptId}`)
  return new Map(rows.map((row) => [String(row['item_id']), String(row['text'])]))
}
