import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** Whoever reads the log is told who asked: nobody of the organisation. */
const actor = 'the candidate'

/** Notes that the candidate asks for everything of an interview to be deleted, or takes that back, and writes it into the log. Idempotent. */
export async function askDeletion(
  db: Db,
  { interviewId, ask }: { readonly interviewId: string; readonly ask: boolean },
): Promise<void> {
  const changed = ask
    ? sql`insert into deletion_request (interview_id) values (${interviewId}) on conflict do nothing returning interview_id`
    : sql`delete from deletion_request where interview_id = ${interviewId} returning interview_id`
  await rowsOf(
    db,
    sql`with changed as (${changed})
        insert into audit_event (organisation_id, actor, action, subject_kind, subject_id)
        select organisation_id, ${actor}, ${ask ? 'deletion_asked' : 'deletion_taken_back'}, 'interview', interview.id
        from changed join interview on interview.id = changed.interview_id`,
  )
}
