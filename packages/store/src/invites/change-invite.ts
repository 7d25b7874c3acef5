import { done, newId, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Desk } from '../accounts/as-member.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'
import { oweMails } from './invite-people.ts'
import { settingsSql } from './settings-sql.ts'
import { hashSecret } from './secret.ts'

type Change = { readonly inviteId: string; readonly reason: string; readonly mail: boolean }

const dropOwed = (inviteId: string) =>
  sql`update invite_mail set dropped_at = now() where invite_id = ${inviteId} and sent_at is null and dropped_at is null`

/** Takes a link back, says why in the log, and owes the candidate a word about it where wanted. An attempt under way goes on. */
export async function withdrawInvite(
  desk: Desk,
  { inviteId, reason, mail }: Change,
): Promise<Outcome<{ interviewId: string }, 'invite_unknown' | 'invite_revoked'>> {
  const [row] = await rowsOf(
    desk,
    sql`update invite set revoked_at = now() where id = ${inviteId} and revoked_at is null returning interview_id`,
  )
  if (!row) return (await isKnown(desk, inviteId)) ? refused('invite_revoked') : refused('invite_unknown')
  await rowsOf(desk, dropOwed(inviteId))
  if (mail)
    await rowsOf(
      desk,
      sql`insert into invite_mail (invite_id, kind, organisation_id)
          select ${inviteId}, 'withdrawn', ${desk.organisationId} from interview
          where id = ${String(row['interview_id'])} and candidate_email is not null on conflict do nothing`,
    )
  const interviewId = String(row['interview_id'])
  const detail = { invite: inviteId, reason: storable(reason) }
  await noteAudit(desk, { action: 'invite_withdrawn', subjectKind: 'interview', subjectId: interviewId, detail })
  return done({ interviewId })
}

/** Gives the candidate of an invite a new link, and takes the old one back. One at a time: of two at once the second is refused. */
export async function reissueInvite(
  desk: Desk,
  { inviteId, reason, mail, secretOf }: Change & { readonly secretOf: (inviteId: string) => string },
): Promise<Outcome<{ inviteId: string; interviewId: string }, 'invite_unknown' | 'invite_replaced'>> {
  const [old] = await rowsOf(desk, sql`select interview_id, time_zone from invite where id = ${inviteId} for update`)
  if (!old) return refused('invite_unknown')
  // Asked only now: whoever held the row before has made the newer one.
  const newer = await rowsOf(
    desk,
    sql`select 1 from invite where interview_id = ${String(old['interview_id'])} and replaces = ${inviteId}`,
  )
  if (newer.length > 0) return refused('invite_replaced')
  await rowsOf(desk, sql`update invite set revoked_at = now() where id = ${inviteId} and revoked_at is null`)
  await rowsOf(desk, dropOwed(inviteId))
  const made = newId('invite')
  const interviewId = String(old['interview_id'])
  await rowsOf(
    desk,
    sql`insert into invite (id, interview_id, secret_hash, expires_at, created_by, replaces, reason, time_zone)
        select ${made}, interview.id, ${hashSecret(secretOf(made))}, now() + ${settingsSql('inviteForMs')}, ${desk.personId}, ${inviteId},
          ${storable(reason)}, ${(old['time_zone'] as string | null) ?? null}::text
        from interview join template_version using (template_id)
        where interview.id = ${interviewId} and version = interview.template_version`,
  )
  if (mail) await oweMails(desk, [made])
  const detail = { invite: made, replaces: inviteId, reason: storable(reason) }
  await noteAudit(desk, { action: 'invite_reissued', subjectKind: 'interview', subjectId: interviewId, detail })
  return done({ inviteId: made, interviewId })
}

/** Moves the last day of a link that has not been taken back. */
export async function moveDeadline(
  desk: Desk,
  { inviteId, expiresAt }: { inviteId: string; expiresAt: number },
): Promise<Outcome<{ interviewId: string }, 'invite_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`update invite set expires_at = to_timestamp(${expiresAt / 1000}::float8) where id = ${inviteId} and revoked_at is null
        returning interview_id`,
  )
  if (!row) return refused('invite_unknown')
  const interviewId = String(row['interview_id'])
  const detail = { invite: inviteId, expiresAt: new Date(expiresAt).toISOString() }
  await noteAudit(desk, { action: 'deadline_moved', subjectKind: 'interview', subjectId: interviewId, detail })
  return done({ interviewId })
}

/** Owes the candidate a reminder now. */
export async function remindNow(
  desk: Desk,
  { inviteId }: { inviteId: string },
): Promise<Outcome<{ interviewId: string }, 'invite_unknown'>> {
  const [row] = await rowsOf(
    desk,
    sql`select interview_id from invite join interview on interview.id = interview_id
        where invite.id = ${inviteId} and revoked_at is null and expires_at > now() and candidate_email is not null`,
  )
  if (!row) return refused('invite_unknown')
  await rowsOf(
    desk,
    sql`insert into invite_mail (invite_id, kind, organisation_id) values (${inviteId}, 'reminder', ${desk.organisationId})
        on conflict (invite_id, kind) do update set due_at = now(), sent_at = null, dropped_at = null, tries = 0`,
  )
  const interviewId = String(row['interview_id'])
  await noteAudit(desk, {
    action: 'reminder_asked',
    subjectKind: 'interview',
    subjectId: interviewId,
    detail: { invite: inviteId },
  })
  return done({ interviewId })
}

async function isKnown(desk: Desk, inviteId: string): Promise<boolean> {
  return (await rowsOf(desk, sql`select 1 from invite where id = ${inviteId}`)).length > 0
}
