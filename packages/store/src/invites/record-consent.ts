import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { findInviteById, type InviteRefusal } from './find-invite.ts'

/** Keeps what the candidate agreed to and when. Agreeing twice keeps the first moment. */
export async function recordConsent(
  db: Db,
  { inviteId, version }: { inviteId: string; version: string },
): Promise<Outcome<true, InviteRefusal>> {
  const rows = await rowsOf(
    db,
    sql`with known as (
          select id from invite where id = ${inviteId} and revoked_at is null and expires_at > now()
        ), given as (
          insert into consent (invite_id, version) select id, ${version} from known on conflict do nothing
        )
        select id from known`,
  )
  if (rows.length > 0) return done(true)
  const found = await findInviteById(db, { inviteId })
  return found.ok ? refused('invite_expired') : found
}
