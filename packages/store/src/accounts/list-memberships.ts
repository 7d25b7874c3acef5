import type { Db } from '@candor/drizzle'
import type { MemberRole } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

export type Membership = {
  readonly organisationId: string
  readonly organisationName: string
  readonly timeZone: string
  readonly role: MemberRole
}

/** Where a person is a member, the longest-standing first. */
export async function listMemberships(db: Db, { personId }: { personId: string }): Promise<Membership[]> {
  const rows = await rowsOf(
    db,
    sql`select organisation.id as organisation_id, organisation.name as organisation_name, time_zone, role
        from member join organisation on organisation.id = member.organisation_id
        where person_id = ${personId} order by joined_at, organisation.id`,
  )
  return rows.map((row) => fromRow<Membership>(row))
}
