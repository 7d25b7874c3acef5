import type { memberRoles } from '@candor/shared'
import { firstOrganisationId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { listAudit } from '../audit/list-audit.ts'
import { noteAudit } from '../audit/note-audit.ts'
import { allAtOnce, taken, useStage } from '../testing/stage.ts'
import { asMember, NotAllowed } from './as-member.ts'
import { changeRole, removeMember } from './change-member.ts'
import { createMember } from './create-member.ts'
import { createOrganisation } from './create-organisation.ts'
import { firstOwner } from './first-owner.ts'
import { forgetSignIns } from './forget-sign-ins.ts'
import { listMembers } from './list-members.ts'
import { listMemberships } from './list-memberships.ts'
import { hashPassword, isPassword } from './password.ts'
import { takeTurn } from './take-turn.ts'

const stage = useStage()
let people = 0

async function somebody(role: (typeof memberRoles)[number], organisationId?: string) {
  const { db } = stage()
  const place = organisationId ?? (await createOrganisation(db, { name: 'Harbour Bikes' })).organisationId
  const name = `Person ${(people += 1)}`
  const { personId } = taken(
    await createMember(db, { organisationId: place, email: `P${people}@Example.org`, name, role }),
  )
  return { organisationId: place, personId }
}

describe('asMember', () => {
  test('works under the desk’s role, for its organisation, and is over with its transaction', async () => {
    const { db } = stage()
    const owner = await somebody('owner')
    const inside = await asMember(db, { ...owner, deed: 'manage_members' }, async (desk) => {
      const [row] = await desk.$client.unsafe(`select current_user as name, desk_organisation() as organisation`)
      return { name: row?.['name'], organisation: row?.['organisation'], role: desk.role }
    })
    expect(inside).toEqual({ name: 'candor_desk', organisation: owner.organisationId, role: 'owner' })
    const after = await allAtOnce(20, () =>
      db.execute(sql`select current_user = session_user as self, desk_organisation() as place`),
    )
    expect(after.every(([row]) => row?.['self'] === true && row['place'] === null)).toBe(true)
  })

  test('lets nobody in who is no member there, or whose role does not allow the deed', async () => {
    const { db } = stage()
    const [reviewer, other] = [await somebody('reviewer'), await somebody('owner')]
    const refusedTo = (who: typeof reviewer) =>
      expect(asMember(db, { ...who, deed: 'invite' }, () => Promise.resolve('in'))).rejects.toBeInstanceOf(NotAllowed)
    await refusedTo(reviewer)
    await refusedTo({ ...other, organisationId: reviewer.organisationId })
    await refusedTo({ ...reviewer, personId: 'nobody' })
    await db.execute(sql`update member set role = 'recruiter' where person_id = ${reviewer.personId}`)
    expect(await asMember(db, { ...reviewer, deed: 'invite' }, ({ role }) => Promise.resolve(role))).toBe('recruiter')
  })

  test('does all of its work or nothing', async () => {
    const { db } = stage()
    const owner = await somebody('owner')
    const broken = asMember(db, { ...owner, deed: 'read_audit' }, async (desk) => {
      await noteAudit(desk, { action: 'template_seen', subjectKind: 'template', subjectId: 'tpl_x' })
      throw new Error('the page was closed')
    })
    await expect(broken).rejects.toThrow('closed')
    const rows = await asMember(db, { ...owner, deed: 'read_audit' }, (desk) => listAudit(desk, { limit: 10 }))
    expect(rows.map(({ action }) => action)).toEqual(['member_added', 'organisation_made'])
  })
})

describe('members', () => {
  test('an address is one person in all organisations, whatever its capitals', async () => {
    const { db } = stage()
    const first = await somebody('owner')
    const { organisationId } = await createOrganisation(db, { name: 'Second' })
    const email = `p${people}@EXAMPLE.org`
    const again = taken(await createMember(db, { organisationId, email, name: 'Another name', role: 'auditor' }))
    expect(again).toEqual({ personId: first.personId, known: true })
    expect(await createMember(db, { organisationId, email, name: 'x', role: 'owner' })).toMatchObject({
      refusal: 'member_known',
    })
    expect(await createMember(db, { organisationId: 'org_none', email: 'x@y.z', name: 'x', role: 'owner' }))
      .toMatchObject({ refusal: 'organisation_unknown' }) // prettier-ignore
    expect((await listMemberships(db, first)).map(({ role }) => role)).toEqual(['owner', 'auditor'])
  })

  test('the last owner stays, also when two go at once', async () => {
    const { db } = stage()
    const first = await somebody('owner')
    const second = await somebody('owner', first.organisationId)
    const go = ({ personId }: typeof first) =>
      asMember(db, { ...first, deed: 'manage_members' }, (desk) => changeRole(desk, { personId, role: 'reviewer' }))
    const answers = await Promise.allSettled([
      go(second),
      asMember(db, { ...second, deed: 'manage_members' }, (desk) => removeMember(desk, first)),
    ])
    expect(answers).toHaveLength(2)
    const [row] = await db.execute(
      sql`select count(*)::int as owners from member where organisation_id = ${first.organisationId} and role = 'owner'`,
    )
    expect(row).toEqual({ owners: 1 })
  })

  test('are seen by their own organisation only', async () => {
    const { db } = stage()
    const [mine, theirs] = [await somebody('owner'), await somebody('owner')]
    const seen = await asMember(db, { ...mine, deed: 'manage_members' }, async (desk) => [
      ...(await listMembers(desk)).map(({ personId }) => personId),
      ...(await desk.$client.unsafe(`select id from person`)).map((row) => String(row['id'])),
    ])
    expect(new Set(seen)).toEqual(new Set([mine.personId]))
    expect(seen).not.toContain(theirs.personId)
  })
})

test('the desk’s key opens the first organisation, with one owner however often it is used at once', async () => {
  const { db } = stage()
  const owners = await allAtOnce(8, () => firstOwner(db))
  expect(new Set(owners.map(({ personId }) => personId)).size).toBe(1)
  expect(await listMemberships(db, owners[0] ?? { personId: '' })).toMatchObject([
    { organisationId: firstOrganisationId, role: 'owner' },
  ])
})

test('a password is known again and is kept as nothing that tells it', async () => {
  const kept = await hashPassword('correct horse battery')
  expect(kept).not.toContain('horse')
  expect(await isPassword(kept, 'correct horse battery')).toBe(true)
  expect(await isPassword(kept, 'correct horse batterY')).toBe(false)
  expect(await isPassword('', 'x')).toBe(false)
  expect(await hashPassword('correct horse battery')).not.toBe(kept)
})

test('of many tries at once so many go on as may, and again after the window', async () => {
  const { db } = stage()
  const ask = { key: 'sign-in someone', most: 5, windowMs: 60_000 }
  const answers = await allAtOnce(20, () => takeTurn(db, ask))
  expect(answers.filter(Boolean)).toHaveLength(5)
  await db.execute(sql`update rate_limit set last_request = last_request - 60000`)
  expect(await takeTurn(db, ask)).toBe(true)
})

test('a sign-in that is over is forgotten, and one that holds is kept', async () => {
  const { db } = stage()
  const { personId } = await firstOwner(db)
  await db.execute(sql`insert into desk_session (id, person_id, token, expires_at) values
    ('over', ${personId}, 'over', now() - interval '1 second'), ('holds', ${personId}, 'holds', now() + interval '1 hour')`)
  await db.execute(
    sql`insert into one_time_code (id, identifier, value, expires_at) values ('over', 'x', 'x', now() - interval '1 second')`,
  )
  await takeTurn(db, { key: 'old', most: 1, windowMs: 60_000 })
  await db.execute(sql`update rate_limit set last_request = last_request - 90000000 where key = 'old'`)
  await forgetSignIns(db)
  const left =
    await db.execute(sql`select (select array_agg(id) from desk_session where person_id = ${personId}) as sessions,
    (select count(*)::int from one_time_code) as codes, (select count(*)::int from rate_limit where key = 'old') as counts`)
  expect([...left]).toEqual([{ sessions: ['holds'], codes: 0, counts: 0 }])
})
