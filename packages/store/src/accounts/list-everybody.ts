import type { Db } from '@candor/drizzle'
import type { MemberRole } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

export type MemberOfAny = {
  readonly organisationId: string
  readonly organisationName: string
  readonly email: string | null
  readonly role: MemberRole | null
  readonly operator: boolean | null
}

/** Every member of every organisation, for whoever has the database itself. An organisation without anybody is one row. */
export async function listEverybody(db: Db): Promise<MemberOfAny[]> {
  const rows = await rowsOf(
    db,
    sql`select organisation.id as organisation_id, organisation.name as organisation_name, email, role, operator
        from organisation left join member on member.organisation_id = organisation.id left join person on person.id = person_id
        order by organisation.created_at, organisation.id, joined_at, email`,
  )
  return rows.map((row) => fromRow<MemberOfAny>(row))
}
