import type { Db } from '@candor/drizzle'
import {
  Broken,
  currentConsentVersion,
  done,
  newId,
  noProgress,
  type Outcome,
  randomLetters,
  refused,
  resumableEndReasons,
  resumeForMs,
} from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { type Attempt, attemptColumns } from './attempt.ts'
import { deadlineSql } from './deadline-sql.ts'

export type OpenAttempt = {
  readonly inviteId: string
  readonly reconnectWindowMs?: number | undefined
  /** Most unfinished attempts at once in this installation. */
  readonly mostOpen?: number | undefined
}
type OpenRefusal =
  | 'invite_unknown'
  | 'invite_revoked'
  | 'invite_expired'
  | 'consent_missing'
  | 'interview_finished'
  | 'too_many_for_candidate'
  | 'too_many_open'

/** Most unfinished attempts at once of one invited e-mail address, over all its interviews. */
const mostPerCandidate = 2
const mostInAll = 500

/**
 * Opens the attempt of an invite, or returns the unfinished one: any number of calls at once make one row, because the partial unique
 * index allows one unfinished attempt per interview. What was begun in time is returned after the invite's date too.
 * The room's name carries 130 random bits and is never used again.
 */
export async function openAttempt(db: Db, input: OpenAttempt): Promise<Outcome<Attempt, OpenRefusal>> {
  // Between these statements an attempt may end or begin elsewhere; then nothing stands in the way and the next round finds it so.
  for (let round = 0; round < 5; round += 1) {
    const attempt = (await insertAttempt(db, input)) ?? (await readUnfinished(db, input))
    if (attempt) return done(attempt)
    const refusal = await whyNotOpen(db, input)
    if (refusal) return refused(refusal)
  }
  throw new Broken('an attempt could neither be opened nor refused', { inviteId: input.inviteId })
}

const lastAttempt = sql`left join lateral (
  select * from attempt where attempt.interview_id = invite.interview_id order by attempt.number desc limit 1
) last on true`

/** The text as it is now: who agreed to an older one has not agreed to what is done today. */
const agreedToThisText = sql`exists (
  select 1 from consent where consent.invite_id = invite.id and consent.version = ${currentConsentVersion})`

/** There was no attempt yet, or the last one ended by accident and not long ago. */
const mayFollow = sql`(last.id is null or (last.state = 'ended' and last.end_reason in ${[...resumableEndReasons]}
  and last.ended_at > now() - ${resumeForMs} * interval '1 millisecond'))`

/**
 * How many others are under way. Guards of cost and not of truth: requests of the same instant do not see each other, so that a limit may
 * be passed by as many.
 */
const openInAll = sql`(select count(*) from attempt where state <> 'ended')`
const openOfCandidate = sql`(select count(*) from attempt join interview other on other.id = attempt.interview_id
  where attempt.state <> 'ended' and other.candidate_email = interview.candidate_email)`

async function insertAttempt(
  db: Db,
  { inviteId, reconnectWindowMs, mostOpen = mostInAll }: OpenAttempt,
): Promise<Attempt | null> {
  const [row] = await rowsOf(
    db,
    sql`with allowed as (
          select invite.interview_id, plan, coalesce(last.number, 0) + 1 as number,
            coalesce(last.progress, ${JSON.stringify(noProgress)}::jsonb) as progress
          from invite
          join interview on interview.id = invite.interview_id
          join template_version using (template_id)
          ${lastAttempt}
          where invite.id = ${inviteId} and version = interview.template_version
            and invite.revoked_at is null and invite.expires_at > now()
            and ${agreedToThisText}
            and ${mayFollow} and ${openInAll} < ${mostOpen} and ${openOfCandidate} < ${mostPerCandidate}
        ), made as (
          insert into attempt (id, interview_id, number, room_name, deadline_at, max_length_ms, reconnect_window_ms, progress)
          select ${newId('attempt')}, interview_id, number,
            'candor-' || (select id from installation) || '-' || ${randomLetters(26)},
            ${deadlineSql('open')}, (plan->'limits'->>'maxLengthMs')::int,
            coalesce(${reconnectWindowMs ?? null}::int, (plan->'limits'->>'reconnectWindowMs')::int), progress
          from allowed
          on conflict do nothing
          returning attempt.*
        ), told as (
          insert into attempt_event (attempt_id, kind, epoch, detail)
          select id, 'opened', 0, jsonb_build_object('state', state) from made
        )
        select ${attemptColumns('made')} from made`,
  )
  return row ? fromRow<Attempt>(row) : null
}

async function readUnfinished(db: Db, { inviteId }: OpenAttempt): Promise<Attempt | null> {
  const [row] = await rowsOf(
    db,
    sql`select ${attemptColumns('attempt')} from attempt join invite using (interview_id)
        where invite.id = ${inviteId} and invite.revoked_at is null and state <> 'ended'`,
  )
  return row ? fromRow<Attempt>(row) : null
}

async function whyNotOpen(db: Db, { inviteId, mostOpen = mostInAll }: OpenAttempt): Promise<OpenRefusal | null> {
  const [row] = await rowsOf(
    db,
    sql`select revoked_at is not null as revoked, expires_at <= now() as expired, last.state <> 'ended' as unfinished,
          ${agreedToThisText} as consented, ${mayFollow} as may_follow,
          ${openInAll} >= ${mostOpen} as full, ${openOfCandidate} >= ${mostPerCandidate} as candidate_full
        from invite join interview on interview.id = invite.interview_id ${lastAttempt} where invite.id = ${inviteId}`,
  )
  if (!row) return 'invite_unknown'
  if (row['revoked']) return 'invite_revoked'
  if (row['unfinished']) return null
  if (row['expired']) return 'invite_expired'
  if (!row['consented']) return 'consent_missing'
  if (!row['may_follow']) return 'interview_finished'
  if (row['candidate_full']) return 'too_many_for_candidate'
  return row['full'] ? 'too_many_open' : null
}
