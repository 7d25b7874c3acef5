import type { MemberRole } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import type { Desk } from './as-member.ts'

export type MemberRow = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: MemberRole
  readonly joinedAt: number
}

/** Everybody in the organisation, by name. */
export async function listMembers(desk: Desk): Promise<MemberRow[]> {
  const rows = await rowsOf(
    desk,
    sql`select person_id, name, email, role, joined_at from member join person on person.id = person_id
        where organisation_id = ${desk.organisationId} order by lower(name), person_id`,
  )
  return rows.map((row) => fromRow<MemberRow>(row))
}
