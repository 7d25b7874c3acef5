import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { fromRow, rowsOf } from '../rows.ts'

export type InviteRow = {
  readonly inviteId: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly expired: boolean
  readonly replaces: string | null
  readonly reason: string | null
  readonly timeZone: string
  readonly mails: readonly { kind: string; dueAt: string; sentAt: string | null; droppedAt: string | null; lastError: string | null }[]
} // prettier-ignore

export type InvitesOfInterview = {
  readonly interviewId: string
  readonly candidateName: string
  readonly candidateEmail: string | null
  readonly role: string
  readonly company: string
  readonly maxLengthMs: number
  readonly attempts: number
  /** The newest first; all but it are revoked. */
  readonly invites: readonly InviteRow[]
}

/** The invites of an interview with the mails that went out for each. Nothing here opens a link. */
export async function readInvites(
  desk: Desk,
  { interviewId }: { interviewId: string },
): Promise<Outcome<InvitesOfInterview, 'interview_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`select interview.id as interview_id, candidate_name, candidate_email, plan->>'role' as role, plan->>'company' as company,
          (plan->'limits'->>'maxLengthMs')::float8 as max_length_ms,
          (select count(*)::int from attempt where attempt.interview_id = interview.id) as attempts
        from interview join template_version using (template_id)
        where interview.id = ${interviewId} and organisation_id = ${desk.organisationId} and version = interview.template_version`,
  )
  if (!row) return refused('interview_unknown')
  const invites = await rowsOf(
    desk,
    sql`select invite.id as invite_id, invite.created_at, expires_at, revoked_at, expires_at <= now() as expired, replaces, reason,
          coalesce(invite.time_zone, organisation.time_zone) as time_zone,
          coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'dueAt', due_at, 'sentAt', sent_at, 'droppedAt', dropped_at,
            'lastError', last_error) order by due_at) from invite_mail where invite_id = invite.id), '[]') as mails
        from invite, organisation where interview_id = ${interviewId} and organisation.id = ${desk.organisationId}
        order by invite.created_at desc, invite.id`,
  )
  return done({
    ...fromRow<Omit<InvitesOfInterview, 'invites'>>(row),
    invites: invites.map((invite) => fromRow<InviteRow>(invite)),
  })
}

/** Which of these addresses hold a link to the template that still works. */
export async function findInvited(
  desk: Desk,
  { templateId, emails }: { templateId: string; emails: readonly string[] },
): Promise<Set<string>> {
  const rows = await rowsOf(
    desk,
    sql`select distinct lower(candidate_email) as email from interview join invite on invite.interview_id = interview.id
        where organisation_id = ${desk.organisationId} and template_id = ${templateId}
          and lower(candidate_email) in (select lower(jsonb_array_elements_text(${JSON.stringify(emails)}::jsonb)))
          and revoked_at is null and expires_at > now()`,
  )
  return new Set(rows.map(({ email }) => String(email)))
}
