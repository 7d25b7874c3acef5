import type { RecruiterNote } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Asked, fromRow, rowsOf } from '../rows.ts'

/** A note with the question that was open and the moment it was kept, epoch milliseconds. */
export type KeptNote = RecruiterNote & { readonly questionId: string | null; readonly notedAt: number }

/** What the interviewer noted for the recruiter in an attempt, in order. */
export async function readNotes(db: Asked, { attemptId }: { attemptId: string }): Promise<KeptNote[]> {
  const rows = await rowsOf(
    db,
    sql`select kind, text, question_id, noted_at from recruiter_note where attempt_id = ${attemptId}
        order by noted_at, note_id`,
  )
  return rows.map((row) => fromRow<KeptNote>(row))
}
