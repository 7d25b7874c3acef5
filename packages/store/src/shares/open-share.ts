import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { hashSecret } from '../invites/secret.ts'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

export type OpenedShare = { readonly interviewId: string; readonly hideNames: boolean; readonly expiresAt: number }

/**
 * Opens a shared transcript and keeps that it was opened, in one statement: nobody reads without a line in the log. A share that is over is
 * told apart from one that never was only by whoever has its secret.
 */
export async function openShare(
  db: Db,
  { secret, browser }: { readonly secret: string; readonly browser: string },
): Promise<Outcome<OpenedShare, 'share_unknown' | 'share_over'>> {
  const [row] = await rowsOf(
    db,
    sql`with found as (
          select id, interview_id, hide_names, expires_at, revoked_at is null and expires_at > now() as open
          from transcript_share where secret_hash = ${hashSecret(secret)}
        ), seen as (
          insert into share_view (share_id, browser) select id, ${storable(browser).slice(0, 200)} from found where open
        )
        select * from found`,
  )
  if (!row) return refused('share_unknown')
  if (row['open'] !== true) return refused('share_over')
  return done({
    interviewId: String(row['interview_id']),
    hideNames: row['hide_names'] === true,
    expiresAt: Date.parse(String(row['expires_at'])),
  })
}
