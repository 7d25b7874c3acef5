import type { Db } from '@candor/drizzle'
import {
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

export type OpenAttempt = { readonly inviteId: string; readonly reconnectWindowMs?: number | undefined }
type OpenRefusal = 'invite_unknown' | 'invite_revoked' | 'invite_expired' | 'consent_missing' | 'interview_finished'

/**
 * Opens the attempt of an invite, or returns the unfinished one: any number of calls at once make one row, because the partial unique
 * index allows one unfinished attempt per interview. The room's name carries 130 random bits and is never used again.
 */
export async function openAttempt(db: Db, input: OpenAttempt): Promise<Outcome<Attempt, OpenRefusal>> {
  const made = await insertAttempt(db, input)
  if (made) return done(made)
  const [standing] = await rowsOf(
    db,
    sql`select ${attemptColumns('attempt')} from attempt join invite using (interview_id)
        where invite.id = ${input.inviteId} and invite.revoked_at is null and invite.expires_at > now() and state <> 'ended'`,
  )
  return standing ? done(fromRow<Attempt>(standing)) : refused(await whyNotOpen(db, input.inviteId))
}

async function insertAttempt(db: Db, { inviteId, reconnectWindowMs }: OpenAttempt): Promise<Attempt | null> {
  const [row] = await rowsOf(
    db,
    sql`with allowed as (
          select interview_id, plan, coalesce(last.number, 0) + 1 as number, coalesce(last.progress, ${JSON.stringify(noProgress)}::jsonb) as progress
          from invite
          join interview on interview.id = invite.interview_id
          join template_version using (template_id)
          left join lateral (
            select * from attempt where attempt.interview_id = interview.id order by attempt.number desc limit 1
          ) last on true
          where invite.id = ${inviteId} and version = interview.template_version
            and invite.revoked_at is null and invite.expires_at > now()
            and exists (select 1 from consent where consent.invite_id = invite.id)
            and (last.id is null or (last.state = 'ended' and last.end_reason in ${[...resumableEndReasons]}
              and last.ended_at > now() - ${resumeForMs} * interval '1 millisecond'))
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
          insert into attempt_event (attempt_id, kind, epoch) select id, 'opened', 0 from made
        )
        select ${attemptColumns('made')} from made`,
  )
  return row ? fromRow<Attempt>(row) : null
}

async function whyNotOpen(db: Db, inviteId: string): Promise<OpenRefusal> {
  const [row] = await rowsOf(
    db,
    sql`select revoked_at is not null as revoked, expires_at <= now() as expired,
          exists (select 1 from consent where invite_id = invite.id) as consented
        from invite where id = ${inviteId}`,
  )
  if (!row) return 'invite_unknown'
  if (row['revoked']) return 'invite_revoked'
  if (row['expired']) return 'invite_expired'
  return row['consented'] ? 'interview_finished' : 'consent_missing'
}
