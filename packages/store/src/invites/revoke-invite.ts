import type { Db } from '@candor/drizzle'
import { done, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** Takes the right to attempt back. An attempt under way goes on: ending it is another verb. */
export async function revokeInvite(
  db: Db,
  { inviteId }: { inviteId: string },
): Promise<Outcome<true, 'invite_unknown'>> {
  const rows = await rowsOf(
    db,
    sql`update invite set revoked_at = coalesce(revoked_at, now()) where id = ${inviteId} returning id`,
  )
  return rows.length > 0 ? done(true) : refused('invite_unknown')
}
