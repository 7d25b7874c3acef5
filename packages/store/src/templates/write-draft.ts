import { contentOfDraft, done, type DraftFault, newId, type Outcome, refused, type TemplateDraft } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

/** Another save came first; whose it was, so that the second writer is told. */
export type DraftConflict = { readonly revision: number; readonly editedBy: string | null; readonly editedAt: number }

export type SaveAnswer =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly refusal: 'template_unknown' }
  | { readonly ok: false; readonly refusal: 'draft_changed'; readonly conflict: DraftConflict }

const titleOf = ({ plan }: TemplateDraft): string => {
  const role = typeof plan['role'] === 'string' ? plan['role'].trim() : ''
  return storable(role.slice(0, 120)) || 'Without a title'
}

/** Makes a template that has only a draft. */
export async function createTemplate(desk: Desk, { content, from }: { content: TemplateDraft; from?: string }) {
  const templateId = newId('template')
  await rowsOf(
    desk,
    sql`insert into template (id, organisation_id, title, created_by)
        values (${templateId}, ${desk.organisationId}, ${titleOf(content)}, ${desk.personId})`,
  )
  await rowsOf(
    desk,
    sql`insert into template_draft (template_id, content, edited_by) values (${templateId}, ${jsonOf(content)}::jsonb, ${desk.personId})`,
  )
  const detail = from === undefined ? {} : { from }
  await noteAudit(desk, { action: 'template_made', subjectKind: 'template', subjectId: templateId, detail })
  return { templateId }
}

/**
 * Keeps what was written, where nobody has saved since `revision`: of two writers at once one is kept and the other told whose it was.
 * Revision 0 begins a draft where there is none.
 */
export async function saveDraft(
  desk: Desk,
  { templateId, revision, content }: { templateId: string; revision: number; content: TemplateDraft },
): Promise<SaveAnswer> {
  const rows =
    revision === 0
      ? await rowsOf(
          desk,
          sql`insert into template_draft (template_id, content, edited_by)
              select id, ${jsonOf(content)}::jsonb, ${desk.personId} from template
              where id = ${templateId} and organisation_id = ${desk.organisationId}
              on conflict do nothing returning revision`,
        )
      : await rowsOf(
          desk,
          sql`update template_draft set content = ${jsonOf(content)}::jsonb, revision = revision + 1, edited_at = now(),
                edited_by = ${desk.personId}
              where template_id = ${templateId} and revision = ${revision}
                and exists (select from template where id = ${templateId} and organisation_id = ${desk.organisationId})
              returning revision`,
        )
  if (rows[0]) {
    await rowsOf(
      desk,
      sql`update template set title = ${titleOf(content)} where id = ${templateId}
          and not exists (select from template_version where template_id = ${templateId})`,
    )
    return { ok: true, revision: Number(rows[0]['revision']) }
  }
  const [now] = await rowsOf(
    desk,
    sql`select coalesce(revision, 0) as revision, person.name, round(extract(epoch from edited_at) * 1000)::float8 as edited
        from template left join template_draft on template_id = template.id left join person on person.id = edited_by
        where template.id = ${templateId} and organisation_id = ${desk.organisationId}`,
  )
  if (!now) return { ok: false, refusal: 'template_unknown' }
  const conflict = {
    revision: Number(now['revision']),
    editedBy: (now['name'] as string | null) ?? null,
    editedAt: Number(now['edited'] ?? 0),
  }
  return { ok: false, refusal: 'draft_changed', conflict }
}

type PublishAnswer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly refusal: 'template_unknown' | 'draft_changed' }
  | { readonly ok: false; readonly refusal: 'draft_faulty'; readonly faults: readonly DraftFault[] }

/** Makes the draft, as it was at `revision`, the next version, which never changes. Of two at once one publishes. */
export async function publishDraft(
  desk: Desk,
  { templateId, revision }: { templateId: string; revision: number },
): Promise<PublishAnswer> {
  const [draft] = await rowsOf(
    desk,
    sql`select content, revision from template_draft join template on template.id = template_id
        where template_id = ${templateId} and organisation_id = ${desk.organisationId} for update of template_draft`,
  )
  if (!draft) return { ok: false, refusal: 'template_unknown' }
  if (draft['revision'] !== revision) return { ok: false, refusal: 'draft_changed' }
  const checked = contentOfDraft(draft['content'] as TemplateDraft)
  if (!checked.ok) return { ok: false, refusal: 'draft_faulty', faults: checked.faults }
  const { plan, rubric, settings } = checked.content
  const [made] = await rowsOf(
    desk,
    sql`insert into template_version (template_id, version, plan, rubric, settings, published_by)
        select ${templateId}, coalesce(max(version), 0) + 1, ${jsonOf(plan)}::jsonb, ${jsonOf(rubric)}::jsonb, ${jsonOf(settings)}::jsonb,
          ${desk.personId} from template_version where template_id = ${templateId}
        returning version`,
  )
  const version = Number(made?.['version'])
  await rowsOf(desk, sql`delete from template_draft where template_id = ${templateId}`)
  await rowsOf(desk, sql`update template set title = ${storable(plan.role)} where id = ${templateId}`)
  await noteAudit(desk, {
    action: 'template_published',
    subjectKind: 'template',
    subjectId: templateId,
    detail: { version },
  })
  return { ok: true, version }
}

/** Puts a template away, or takes it out again. Links that were given out go on working. */
export async function archiveTemplate(
  desk: Desk,
  { templateId, away }: { templateId: string; away: boolean },
): Promise<Outcome<true, 'template_unknown'>> {
  const rows = await rowsOf(
    desk,
    sql`update template set archived_at = ${away ? sql`coalesce(archived_at, now())` : sql`null`}
        where id = ${templateId} and organisation_id = ${desk.organisationId} returning id`,
  )
  if (rows.length === 0) return refused('template_unknown')
  const action = away ? 'template_put_away' : 'template_taken_out'
  await noteAudit(desk, { action, subjectKind: 'template', subjectId: templateId })
  return done(true)
}

/** JSON that PostgreSQL can hold: somebody may have pasted anything. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part))
