import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'

export type AuditRow = {
  readonly id: number
  readonly at: number
  readonly personId: string | null
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly detail: Record<string, unknown>
}

export type AuditQuestion = {
  /** Rows older than this one: the last id of the page before. */
  readonly before?: number | undefined
  readonly action?: string | undefined
  readonly personId?: string | undefined
  readonly subjectId?: string | undefined
  readonly limit: number
}

/** The organisation's log, the newest first. Each page goes on where the one before ended. */
export async function listAudit(desk: Desk, question: AuditQuestion): Promise<AuditRow[]> {
  const { before, action, personId, subjectId, limit } = question
  const rows = await rowsOf(
    desk,
    sql`select id::float8 as id, round(extract(epoch from at) * 1000)::float8 as at, person_id, actor, action, subject_kind,
          subject_id, detail
        from audit_event where organisation_id = ${desk.organisationId}
          and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
          and (${action ?? null}::text is null or action = ${action ?? null})
          and (${personId ?? null}::text is null or person_id = ${personId ?? null})
          and (${subjectId ?? null}::text is null or subject_id = ${subjectId ?? null})
        order by audit_event.id desc limit ${limit}`,
  )
  return rows.map((row) => fromRow<AuditRow>(row))
}
