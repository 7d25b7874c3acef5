import type { Db } from '@candor/drizzle'
import { done, type MemberRole, newId, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { storable } from '../storable.ts'

export type CreateMember = {
  readonly organisationId: string
  readonly email: string
  readonly name: string
  readonly role: MemberRole
  /** As `hashPassword` made it. Without one they sign in with mailed codes. */
  readonly passwordHash?: string | undefined
  /** Looks after the whole installation. */
  readonly operator?: boolean | undefined
  /** Who does it; the command line where not given. */
  readonly by?: { readonly personId: string | null; readonly name: string } | undefined
}

type Created = Outcome<{ personId: string; known: boolean }, 'organisation_unknown' | 'member_known'>

/**
 * Makes somebody a member of an organisation, and known to the installation where they are not yet. An address that is known already keeps
 * its name and its password. One statement: all of it or nothing, the line in the log included.
 */
export async function createMember(db: Db, input: CreateMember): Promise<Created> {
  const created = await insertMember(db, input)
  // Somebody who became known at the same instant was in no one's way, and is known now.
  return created.ok || created.refusal !== 'member_known' ? created : insertMember(db, input)
}

async function insertMember(
  db: Db,
  { organisationId, email, name, role, passwordHash, operator = false, by }: CreateMember,
): Promise<Created> {
  const personId = newId('person')
  const [row] = await rowsOf(
    db,
    sql`with place as (
          select id from organisation where id = ${organisationId}
        ), known as (
          select id from person where email = ${email.toLowerCase()}
        ), made as (
          insert into person (id, name, email, email_verified, operator)
          select ${personId}, ${storable(name)}, ${email.toLowerCase()}, true, ${operator}::boolean from place
          where not exists (select from known)
          on conflict (email) do nothing
          returning id
        ), proof as (
          insert into credential (id, person_id, account_id, provider_id, password)
          select id, id, id, 'credential', ${passwordHash ?? null}::text from made where ${passwordHash ?? null}::text is not null
        ), joined as (
          insert into member (organisation_id, person_id, role)
          select place.id, somebody.id, ${role} from place, (select id from known union all select id from made) somebody
          on conflict do nothing
          returning person_id
        ), told as (
          insert into audit_event (organisation_id, person_id, actor, action, subject_kind, subject_id, detail)
          select ${organisationId}, ${by?.personId ?? null}, ${by?.name ?? 'Command line'}, 'member_added', 'person', person_id,
            jsonb_build_object('role', ${role}::text, 'email', ${email.toLowerCase()}::text) from joined
        )
        select (select count(*)::int from place) as places, (select count(*)::int from known) as known,
          (select person_id from joined) as person_id`,
  )
  if (row?.['places'] === 0) return refused('organisation_unknown')
  if (!row?.['person_id']) return refused('member_known')
  return done({ personId: String(row['person_id']), known: row['known'] === 1 })
}
