import type { Db } from '@candor/drizzle'
import { minutes } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, type RawRow, rowsOf } from '../rows.ts'

export type OwedMail = {
  readonly inviteId: string
  readonly kind: 'invitation' | 'reminder' | 'withdrawn'
  readonly tries: number
  readonly to: string
  readonly candidateName: string
  readonly organisationName: string
  readonly role: string
  readonly company: string
  readonly language: 'en' | 'de'
  readonly maxLengthMs: number
  readonly expiresAt: number
  readonly timeZone: string
  /** Of the link as it was made; a link made in another way cannot be written into a mail. */
  readonly secretHash: string
}

const holdMs = minutes(2)
const mostMailTries = 8

/**
 * Takes mails that are due, so that no second sender does. What nobody wants any more is dropped on the way: an invitation or a reminder
 * of a link that was taken back or is over, and a reminder of an interview that was begun. None are answered only where none are due.
 */
export async function takeOwedMails(db: Db, { limit }: { limit: number }): Promise<OwedMail[]> {
  for (;;) {
    const taken = await takeDue(db, limit)
    const wanted = taken.flatMap(({ unwanted, ...row }) => (unwanted ? [] : [fromRow<OwedMail>(row)]))
    if (wanted.length > 0 || taken.length === 0) return wanted
  }
}

async function takeDue(db: Db, limit: number): Promise<RawRow[]> {
  return rowsOf(
    db,
    sql`with due as (
          select invite_id, kind from invite_mail
          where sent_at is null and dropped_at is null and due_at <= now() and (taken_until is null or taken_until <= now())
          order by due_at limit ${limit} for update skip locked
        ), facts as (
          select due.invite_id, due.kind, candidate_email is null or (due.kind <> 'withdrawn' and (revoked_at is not null or expires_at <= now()))
            or (due.kind = 'reminder' and exists (select from attempt where attempt.interview_id = interview.id)) as unwanted,
            candidate_email as "to", candidate_name, organisation.name as organisation_name, plan->>'role' as role,
            plan->>'company' as company, coalesce(plan->>'language', 'en') as language,
            (plan->'limits'->>'maxLengthMs')::float8 as max_length_ms, expires_at,
            coalesce(invite.time_zone, organisation.time_zone) as time_zone, secret_hash
          from due join invite on invite.id = due.invite_id join interview on interview.id = invite.interview_id
          join organisation on organisation.id = interview.organisation_id
          join template_version using (template_id) where version = interview.template_version
        ), taken as (
          update invite_mail set tries = tries + 1,
            taken_until = now() + ${holdMs}::float8 * interval '1 millisecond',
            dropped_at = case when unwanted then now() end
          from facts where facts.invite_id = invite_mail.invite_id and facts.kind = invite_mail.kind
          returning invite_mail.invite_id, invite_mail.kind, tries
        )
        select facts.invite_id, facts.kind, tries, "to", candidate_name, organisation_name, role, company, language, max_length_ms, expires_at,
          time_zone, secret_hash, unwanted
        from facts join taken using (invite_id, kind)`,
  )
}

/** The mail has left. */
export async function noteMailSent(db: Db, { inviteId, kind }: Pick<OwedMail, 'inviteId' | 'kind'>): Promise<void> {
  await rowsOf(
    db,
    sql`update invite_mail set sent_at = now(), taken_until = null, last_error = null
        where invite_id = ${inviteId} and kind = ${kind} and sent_at is null`,
  )
}

/** The mail has not left: it is owed again, later each time, and given up after eight tries or where trying again is no use. */
export async function noteMailFailed(
  db: Db,
  { inviteId, kind, why, hopeless }: Pick<OwedMail, 'inviteId' | 'kind'> & { why: string; hopeless: boolean },
): Promise<void> {
  await rowsOf(
    db,
    sql`update invite_mail set taken_until = null, last_error = ${why.slice(0, 300)},
          due_at = now() + least(power(2, tries), 240) * interval '1 minute',
          dropped_at = case when ${hopeless}::boolean or tries >= ${mostMailTries} then now() end
        where invite_id = ${inviteId} and kind = ${kind} and sent_at is null`,
  )
}
