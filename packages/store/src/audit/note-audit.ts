import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { rowsOf } from '../rows.ts'

export type AuditNote = {
  /** A verb in the past tense: `template_published`, `transcript_seen`. */
  readonly action: string
  readonly subjectKind: 'person' | 'organisation' | 'template' | 'interview' | 'invite' | 'attempt' | 'log' | 'share' | 'webhook' | 'key'
  readonly subjectId: string
  readonly detail?: Readonly<Record<string, unknown>>
} // prettier-ignore

/** Writes into the log what the member does or sees, in the same transaction. */
export async function noteAudit(desk: Desk, { action, subjectKind, subjectId, detail = {} }: AuditNote): Promise<void> {
  await rowsOf(
    desk,
    sql`insert into audit_event (organisation_id, person_id, actor, action, subject_kind, subject_id, detail)
        values (${desk.organisationId}, ${desk.personId}, ${desk.name}, ${action}, ${subjectKind}, ${subjectId}, ${JSON.stringify(detail)}::jsonb)`,
  )
}
