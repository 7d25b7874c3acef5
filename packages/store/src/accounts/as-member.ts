import type { Db } from '@candor/drizzle'
import { type DeskDeed, may, type MemberRole } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Asked, rowsOf } from '../rows.ts'

/** A member of an organisation at work, inside one transaction. Verbs of the desk take this and nothing wider. */
export type Desk = Asked & {
  readonly organisationId: string
  readonly personId: string
  readonly name: string
  readonly role: MemberRole
}

export type Member = { readonly organisationId: string; readonly personId: string }

/** Somebody asked for what their role, or their organisation, does not allow. Whoever answers a request turns it into words. */
export class NotAllowed extends Error {
  readonly deed: DeskDeed

  constructor(deed: DeskDeed) {
    super(`not allowed: ${deed}`)
    this.name = 'NotAllowed'
    this.deed = deed
  }
}

/**
 * Does work for a member of an organisation, in one transaction with the database role `candor_desk`, whose policies show the rows of that
 * organisation and no others. Who they are there is asked of the database each time, so that a role taken away counts at once.
 * @throws NotAllowed where they are no member, or their role does not allow the deed; then nothing was done.
 */
export async function asMember<Done>(
  db: Db,
  { organisationId, personId, deed }: Member & { readonly deed: DeskDeed },
  work: (desk: Desk) => Promise<Done>,
): Promise<Done> {
  const outcome = await db.$client.begin(async (transaction) => {
    const asked: Asked = { $client: { unsafe: transaction.unsafe.bind(transaction), options: db.$client.options } }
    const [row] = await rowsOf(
      asked,
      sql`with membership as materialized (
            select member.role, person.name from member join person on person.id = member.person_id
            where organisation_id = ${organisationId} and person_id = ${personId}
          )
          select membership.role as member_role, membership.name, set_config('candor.organisation', ${organisationId}, true),
            set_config('candor.person', ${personId}, true), set_config('candor.role', membership.role, true),
            set_config('role', 'candor_desk', true)
          from membership`,
    )
    const role = row?.['member_role'] as MemberRole | undefined
    if (role === undefined || !may(role, deed)) throw new NotAllowed(deed)
    return { done: await work({ ...asked, organisationId, personId, name: String(row?.['name']), role }) }
  })
  return outcome.done
}
