import { createHash } from 'node:crypto'
import type { Db } from '@candor/drizzle'
import { done, mostNotes, type Outcome, type RecruiterNote } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { whyNot } from '../attempts/why-not.ts'
import { rowsOf } from '../rows.ts'

/**
 * Keeps what the interviewer noted for the recruiter. The same words are one note, however often they are noted, and so many are kept at
 * most of an attempt: more change nothing. Refused for a stale epoch and after the end.
 */
export async function keepNote(
  db: Db,
  {
    attemptId,
    epoch,
    note,
    questionId,
  }: { attemptId: string; epoch: number; note: RecruiterNote; questionId: string | null },
): Promise<Outcome<true>> {
  const noteId = createHash('sha256').update(`${note.kind} ${note.text}`).digest('hex').slice(0, 24)
  const held = await rowsOf(
    db,
    sql`with held as (select id, epoch from attempt where id = ${attemptId} and epoch = ${epoch} and state <> 'ended'),
        kept as (
          insert into recruiter_note (attempt_id, note_id, epoch, kind, text, question_id)
          select id, ${noteId}, epoch, ${note.kind}, ${note.text}, ${questionId}::text from held
          where (select count(*) from recruiter_note where attempt_id = ${attemptId}) < ${mostNotes}
          on conflict do nothing
        )
        select id from held`,
  )
  return held.length > 0 ? done(true) : whyNot(db, { attemptId, epoch })
}
