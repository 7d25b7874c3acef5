import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'

export type TemplateRow = {
  readonly templateId: string
  readonly title: string
  readonly createdAt: number
  readonly archivedAt: number | null
  /** The newest published version; null while there is only a draft. */
  readonly version: number | null
  readonly publishedAt: number | null
  readonly questions: number | null
  /** When the draft was last saved; null where there is none. */
  readonly editedAt: number | null
  readonly interviews: number
}

/** The organisation's templates, the newest first; those put away last. */
export async function listTemplates(desk: Desk, { limit }: { limit: number }): Promise<TemplateRow[]> {
  const rows = await rowsOf(
    desk,
    sql`select template.id as template_id, title, template.created_at, archived_at, newest.version, newest.published_at,
          jsonb_array_length(newest.plan->'questions') as questions, edited_at,
          coalesce(counted.interviews, 0) as interviews
        from template
        left join (select template_id, count(*)::int as interviews from interview
          where organisation_id = ${desk.organisationId} group by template_id) counted on counted.template_id = template.id
        left join template_draft on template_draft.template_id = template.id
        left join lateral (select version, published_at, plan from template_version
          where template_version.template_id = template.id order by version desc limit 1) newest on true
        where template.organisation_id = ${desk.organisationId}
        order by archived_at is not null, greatest(edited_at, newest.published_at, template.created_at) desc, template.id limit ${limit}`,
  )
  return rows.map((row) => fromRow<TemplateRow>(row))
}
