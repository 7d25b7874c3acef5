import { done, type Outcome, refused, type TemplateDraft } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'

export type TemplateVersionRow = {
  readonly version: number
  readonly publishedAt: number
  readonly publishedBy: string | null
  readonly interviews: number
}

export type TemplateReading = {
  readonly templateId: string
  readonly title: string
  readonly archivedAt: number | null
  /** What is being written; the newest version where nothing is. */
  readonly content: TemplateDraft
  /** 0 where there is no draft. */
  readonly revision: number
  readonly editedBy: string | null
  readonly editedAt: number | null
  /** The newest first. */
  readonly versions: readonly TemplateVersionRow[]
}

/** A template as its editor needs it. */
export async function readTemplate(
  desk: Desk,
  { templateId }: { templateId: string },
): Promise<Outcome<TemplateReading, 'template_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`select template.id as template_id, title, archived_at, coalesce(revision, 0) as revision, person.name as edited_by, edited_at,
          coalesce(content, (select jsonb_build_object('v', 1, 'plan', plan, 'rubric', rubric, 'settings', '{"v":1}'::jsonb || settings)
            from template_version where template_id = template.id order by version desc limit 1)) as content
        from template left join template_draft on template_draft.template_id = template.id left join person on person.id = edited_by
        where template.id = ${templateId} and organisation_id = ${desk.organisationId}`,
  )
  if (!row?.['content']) return refused('template_unknown')
  const versions = await rowsOf(
    desk,
    sql`select version, published_at, person.name as published_by,
          coalesce(counted.interviews, 0) as interviews
        from template_version
        left join (select template_version, count(*)::int as interviews from interview
          where organisation_id = ${desk.organisationId} and template_id = ${templateId} group by template_version) counted
          on counted.template_version = version
        left join person on person.id = published_by
        where template_id = ${templateId} order by version desc`,
  )
  return done({
    ...fromRow<Omit<TemplateReading, 'versions'>>(row),
    versions: versions.map((version) => fromRow<TemplateVersionRow>(version)),
  })
}

/** The content of one published version. */
export async function readTemplateVersion(
  desk: Desk,
  { templateId, version }: { templateId: string; version: number },
): Promise<Outcome<TemplateDraft, 'template_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`select plan, rubric, '{"v":1}'::jsonb || settings as settings from template_version join template on template.id = template_id
        where template_id = ${templateId} and version = ${version} and organisation_id = ${desk.organisationId}`,
  )
  if (!row) return refused('template_unknown')
  return done({ v: 1, ...fromRow<Omit<TemplateDraft, 'v'>>(row) })
}
