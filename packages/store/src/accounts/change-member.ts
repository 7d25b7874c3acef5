import { done, type MemberRole, type Outcome, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { noteAudit } from '../audit/note-audit.ts'
import { rowsOf } from '../rows.ts'
import type { Desk } from './as-member.ts'

type Change = { readonly personId: string; readonly role: MemberRole }

/** Keeps an organisation from being left without anybody who could let others in. Locks its owners against each other. */
async function isLastOwner(desk: Desk, personId: string): Promise<boolean> {
  const owners = await rowsOf(
    desk,
    sql`select person_id from member where organisation_id = ${desk.organisationId} and role = 'owner' order by person_id for update`,
  )
  return owners.length === 1 && owners[0]?.['person_id'] === personId
}

/** Gives a member another role. */
export async function changeRole(
  desk: Desk,
  { personId, role }: Change,
): Promise<Outcome<true, 'member_unknown' | 'last_owner'>> {
  if (role !== 'owner' && (await isLastOwner(desk, personId))) return refused('last_owner')
  const rows = await rowsOf(
    desk,
    sql`update member set role = ${role} where organisation_id = ${desk.organisationId} and person_id = ${personId} returning person_id`,
  )
  if (rows.length === 0) return refused('member_unknown')
  await noteAudit(desk, { action: 'role_changed', subjectKind: 'person', subjectId: personId, detail: { role } })
  return done(true)
}

/** Takes a member out of the organisation. What they did stays theirs in the log. */
export async function removeMember(
  desk: Desk,
  { personId }: { personId: string },
): Promise<Outcome<true, 'member_unknown' | 'last_owner'>> {
  if (await isLastOwner(desk, personId)) return refused('last_owner')
  const rows = await rowsOf(
    desk,
    sql`delete from member where organisation_id = ${desk.organisationId} and person_id = ${personId} returning person_id`,
  )
  if (rows.length === 0) return refused('member_unknown')
  await noteAudit(desk, { action: 'member_removed', subjectKind: 'person', subjectId: personId })
  return done(true)
}
