import { done, newId, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'
import { settingsSql } from './settings-sql.ts'
import { hashSecret } from './secret.ts'

export type PersonToInvite = {
  readonly name: string
  readonly email?: string | undefined
  /** IANA name; the organisation's where not given. */
  readonly timeZone?: string | undefined
}

export type InvitePeople = {
  readonly templateId: string
  readonly people: readonly PersonToInvite[]
  /** Makes the secret of an invite's link out of its id, so that whoever knows how can show the link again. */
  readonly secretOf: (inviteId: string) => string
  /** Whether invitations and reminders are mailed to those with an address. */
  readonly mail: boolean
}

export type Invited = { readonly inviteId: string; readonly interviewId: string; readonly name: string }

/** So many rows go to PostgreSQL at once. */
const rowsAtOnce = 1000

/** Puts a template's newest version to many people: all of them or nobody. How long the links work is the template's to say. */
export async function invitePeople(desk: Desk, input: InvitePeople): Promise<Outcome<Invited[], 'template_unknown'>> {
  const { templateId, people, secretOf, mail } = input
  const [version] = await rowsOf(
    desk,
    sql`select max(version) as version from template_version join template on template.id = template_id
        where template_id = ${templateId} and organisation_id = ${desk.organisationId} and archived_at is null`,
  )
  if (!version?.['version']) return refused('template_unknown')
  const rows = people.map(({ name, email, timeZone }) => {
    const inviteId = newId('invite')
    const hash = hashSecret(secretOf(inviteId))
    return {
      inviteId,
      interviewId: newId('interview'),
      name: storable(name),
      email: email === undefined ? null : storable(email),
      hash,
      timeZone: timeZone ?? null,
    }
  })
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await insertRows(desk, {
      templateId,
      version: Number(version['version']),
      mail,
      rows: rows.slice(at, at + rowsAtOnce),
    })
  const only = rows.length === 1 ? rows[0] : undefined
  await noteAudit(desk, {
    action: 'people_invited',
    subjectKind: only ? 'interview' : 'template',
    subjectId: only?.interviewId ?? templateId,
    detail: { people: rows.length, template: templateId, version: Number(version['version']) },
  })
  return done(rows.map(({ inviteId, interviewId, name }) => ({ inviteId, interviewId, name })))
}

type Rows = { templateId: string; version: number; mail: boolean; rows: readonly Record<string, string | null>[] }

/** Three statements, because a policy does not see the rows that its own statement makes. */
async function insertRows(desk: Desk, { templateId, version, mail, rows }: Rows): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as given("inviteId" text, "interviewId" text, name text, email text, hash text, "timeZone" text)`
  await rowsOf(
    desk,
    sql`insert into interview (id, organisation_id, template_id, template_version, candidate_name, candidate_email, created_by)
        select "interviewId", ${desk.organisationId}, ${templateId}, ${version}, name, email, ${desk.personId} from ${given}`,
  )
  await rowsOf(
    desk,
    sql`insert into invite (id, interview_id, secret_hash, expires_at, created_by, time_zone)
        select "inviteId", "interviewId", hash, now() + ${settingsSql('inviteForMs')}, ${desk.personId}, "timeZone"
        from ${given}, template_version where template_id = ${templateId} and version = ${version}`,
  )
  if (mail)
    await oweMails(
      desk,
      rows.flatMap(({ email, inviteId }) => (email && inviteId ? [inviteId] : [])),
    )
}

/** Owes an invitation now, and a reminder before the end where the template wants one and there is time for it. */
export async function oweMails(desk: Desk, inviteIds: readonly string[]): Promise<void> {
  if (inviteIds.length === 0) return
  await rowsOf(
    desk,
    sql`insert into invite_mail (invite_id, kind, organisation_id, due_at)
        select invite.id, owed.kind, ${desk.organisationId}, owed.due_at
        from invite join interview on interview.id = interview_id
        join template_version using (template_id),
        lateral (values ('invitation', now()), ('reminder', invite.expires_at - ${settingsSql('remindBeforeMs')})) owed (kind, due_at)
        where invite.id in (select jsonb_array_elements_text(${JSON.stringify(inviteIds)}::jsonb))
          and version = interview.template_version
          and (owed.kind = 'invitation' or (owed.due_at > now() + interval '1 hour' and owed.due_at < invite.expires_at))
        on conflict do nothing`,
  )
}
