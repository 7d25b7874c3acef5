import type { Db } from '@candor/drizzle'
import { currentConsentVersion, done, type Outcome, type Plan, refused } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'
import { type Attempt, attemptColumns } from '../attempts/attempt.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { hashSecret } from './secret.ts'

export type Invite = {
  readonly inviteId: string
  readonly interviewId: string
  readonly candidateName: string
  readonly role: string
  readonly company: string
  readonly language: Plan['language']
  readonly questionCount: number
  readonly maxLengthMs: number
  readonly expiresAt: number
  /** When the text as it is now was agreed to. */
  readonly consentedAt: number | null
  /** The newest attempt, if there has been one. */
  readonly lastAttempt: Attempt | null
}
export type InviteRefusal = 'invite_unknown' | 'invite_revoked' | 'invite_expired'

/**
 * The invite behind a link's secret. Refused when it is unknown, revoked or past its date; while an attempt goes on, whoever drops out
 * of it comes back by the link also after that date.
 */
export function findInvite(db: Db, { secret }: { secret: string }): Promise<Outcome<Invite, InviteRefusal>> {
  return findWhere(db, sql`invite.secret_hash = ${hashSecret(secret)}`)
}

/** The same by id, for a browser that has shown the secret before and holds our cookie. */
export function findInviteById(db: Db, { inviteId }: { inviteId: string }): Promise<Outcome<Invite, InviteRefusal>> {
  return findWhere(db, sql`invite.id = ${inviteId}`)
}

async function findWhere(db: Db, where: SQL): Promise<Outcome<Invite, InviteRefusal>> {
  const [row] = await rowsOf(
    db,
    sql`select invite.id as invite_id, invite.interview_id, candidate_name, plan->>'role' as role,
          plan->>'company' as company, plan->>'language' as language, jsonb_array_length(plan->'questions') as question_count,
          (plan->'limits'->>'maxLengthMs')::int as max_length_ms, invite.expires_at,
          (select max(given_at) from consent where consent.invite_id = invite.id
            and consent.version = ${currentConsentVersion}) as consented_at,
          (select row_to_json(last) from (select ${attemptColumns('attempt')} from attempt
            where attempt.interview_id = interview.id order by attempt.number desc limit 1) last) as last_attempt,
          invite.revoked_at is not null as revoked, invite.expires_at <= now() and not exists (select 1 from attempt
            where attempt.interview_id = interview.id and state <> 'ended') as expired
        from invite join interview on interview.id = invite.interview_id
        join template_version using (template_id)
        where version = interview.template_version and ${where}`,
  )
  if (!row) return refused('invite_unknown')
  const { revoked, expired, last_attempt: last, ...invite } = row
  if (revoked) return refused('invite_revoked')
  if (expired) return refused('invite_expired')
  const lastAttempt = last && typeof last === 'object' && !Array.isArray(last) ? fromRow<Attempt>(last) : null
  return done({ ...fromRow<Omit<Invite, 'lastAttempt'>>(invite), lastAttempt })
}
