import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

export type SignIn = {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly expiresAt: number
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

/** The browsers in which a person is signed in, the newest first. Never their tokens. */
export async function listSignIns(db: Db, { personId }: { personId: string }): Promise<SignIn[]> {
  const rows = await rowsOf(
    db,
    sql`select id, created_at, updated_at, expires_at, ip_address, user_agent from desk_session
        where person_id = ${personId} and expires_at > now() order by created_at desc, id`,
  )
  return rows.map((row) => fromRow<SignIn>(row))
}

/** Ends a sign-in of this person, or all but one. */
export async function endSignIns(
  db: Db,
  { personId, only, except }: { personId: string; only?: string | undefined; except?: string | undefined },
): Promise<number> {
  const rows = await rowsOf(
    db,
    sql`delete from desk_session where person_id = ${personId} and (${only ?? null}::text is null or id = ${only ?? null})
        and (${except ?? null}::text is null or id <> ${except ?? null}) returning id`,
  )
  return rows.length
}

/** Opens another of the person's organisations in one sign-in. Where they are no member nothing changes. */
export async function openOrganisation(
  db: Db,
  { personId, signInId, organisationId }: { personId: string; signInId: string; organisationId: string },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`update desk_session set organisation_id = ${organisationId} where id = ${signInId} and person_id = ${personId}
        and exists (select from member where member.person_id = ${personId} and member.organisation_id = ${organisationId})
        returning id`,
  )
  return rows.length > 0
}
