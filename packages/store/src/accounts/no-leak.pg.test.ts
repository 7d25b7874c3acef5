import { currentConsentVersion, memberRoles, type MemberRole } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { noteAudit } from '../audit/note-audit.ts'
import { openAttempt } from '../attempts/open-attempt.ts'
import { invitePeople } from '../invites/invite-people.ts'
import { recordConsent } from '../invites/record-consent.ts'
import { createTemplate, publishDraft, saveDraft } from '../templates/write-draft.ts'
import { samplePlan, said, taken, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { asMember, type Desk } from './as-member.ts'
import { createMember } from './create-member.ts'
import { createOrganisation } from './create-organisation.ts'

const stage = useStage()

type House = { readonly marks: ReadonlySet<string>; readonly people: Record<MemberRole, string>; readonly organisationId: string; readonly interviewId: string } // prettier-ignore
const houses: House[] = []

/** An organisation in which everything there is has happened once. `marks` are the ids by which a row of it is known. */
async function house(name: string): Promise<House> {
  const { db } = stage()
  const { organisationId } = await createOrganisation(db, { name })
  const people = {} as Record<MemberRole, string>
  for (const role of memberRoles) {
    const made = await createMember(db, {
      organisationId,
      role,
      name: `${name} ${role}`,
      email: `${role}@${name}.example`,
    })
    people[role] = taken(made).personId
  }
  const rubric = { v: 1, criteria: [] }
  const content = { v: 1, plan: samplePlan, rubric, settings: { v: 1 } } as const
  const { templateId, interviewId, inviteId } = await as({ people, organisationId }, 'owner', async (desk) => {
    const made = await createTemplate(desk, { content })
    await publishDraft(desk, { ...made, revision: 1 })
    await saveDraft(desk, { ...made, revision: 0, content })
    const to = [{ name: `${name} candidate`, email: `c@${name}.example` }]
    const [invited] = taken(
      await invitePeople(desk, { ...made, people: to, secretOf: (id) => `${name} ${id}`, mail: true }),
    )
    if (!invited) throw new Error('nobody was invited')
    return { ...made, ...invited }
  })
  taken(await recordConsent(db, { inviteId, version: currentConsentVersion }))
  const { id: attemptId } = taken(await openAttempt(db, { inviteId }))
  await appendItem(db, said(attemptId, { text: `${name} said it` }))
  await db.execute(sql`insert into recording_part (attempt_id, epoch, started_at) values (${attemptId}, 1, now())`)
  await db.execute(sql`insert into interviewer_report (attempt_id, epoch, last_seq) values (${attemptId}, 1, 1)`)
  const marks = new Set([organisationId, templateId, interviewId, inviteId, attemptId, ...Object.values(people)])
  return { marks, people, organisationId, interviewId }
}

function as<Done>(
  { people, organisationId }: Pick<House, 'people' | 'organisationId'>,
  role: MemberRole,
  work: (desk: Desk) => Promise<Done>,
) {
  const deed = role === 'auditor' ? 'read_audit' : 'read_interviews'
  return asMember(stage().db, { organisationId, personId: people[role], deed }, work)
}

const granted = async (privilege: string): Promise<Map<string, string[]>> => {
  const rows = await stage().db
    .execute(sql`select table_name as name, string_agg(quote_ident(column_name), ', ' order by column_name) as columns
    from information_schema.column_privileges where grantee = 'candor_desk' and privilege_type = ${privilege} group by 1 order by 1`)
  return new Map(rows.map((row) => [String(row['name']), String(row['columns']).split(', ')]))
}

/** Whatever a member can read at all, as one text per table. */
async function everythingSeen(at: House, role: MemberRole): Promise<Map<string, string>> {
  const tables = await granted('SELECT')
  return as(at, role, async (desk) => {
    const seen = new Map<string, string>()
    for (const [table, columns] of tables)
      seen.set(table, JSON.stringify(await desk.$client.unsafe(`select ${columns.join(', ')} from ${table}`)))
    return seen
  })
}

beforeAll(async () => {
  for (const name of ['north', 'south', 'west']) houses.push(await house(name))
})

describe.each(memberRoles)('of every other organisation, a member who is %s', (role) => {
  test('reads no row of any table', async () => {
    for (const mine of houses) {
      const seen = await everythingSeen(mine, role)
      for (const theirs of houses.filter((one) => one !== mine))
        for (const [table, text] of seen)
          expect(
            [...theirs.marks].filter((mark) => text.includes(mark)),
            `${table} as ${role}`,
          ).toEqual([])
    }
  })

  test('changes and deletes no row of any table', async () => {
    const { db } = stage()
    const [mine, ...others] = houses
    if (!mine) throw new Error('no house')
    const [seen, updates] = [await granted('SELECT'), await granted('UPDATE')]
    const deletes = await db.execute(sql`select table_name as name from information_schema.role_table_grants
      where grantee = 'candor_desk' and privilege_type = 'DELETE'`)
    const statements = [
      ...[...updates].map(([table, [column = '']]) => [table, `update ${table} set ${column} = ${column}`]),
      ...deletes.map((row) => [String(row['name']), `delete from ${String(row['name'])}`]),
    ]
    expect(statements.length).toBeGreaterThan(8)
    for (const [table = '', statement = ''] of statements) {
      let touched = ''
      const attempt = as(mine, role, async (desk) => {
        touched = JSON.stringify(await desk.$client.unsafe(`${statement} returning ${seen.get(table)?.join(', ')}`))
        throw new Error('undone')
      })
      await expect(attempt, statement).rejects.toThrow('undone')
      const marks = others.flatMap((one) => [...one.marks])
      expect(
        marks.filter((mark) => touched.includes(mark)),
        `${statement} as ${role}`,
      ).toEqual([])
    }
  })
})

test('each role reads in its own house what its role is for, and nothing else', async () => {
  const [mine] = houses
  if (!mine) throw new Error('no house')
  const filled = async (role: MemberRole) =>
    [...(await everythingSeen(mine, role))].flatMap(([table, text]) => (text === '[]' ? [] : [table]))
  const talk = ['attempt', 'attempt_event', 'interview', 'interviewer_report', 'recording_part', 'transcript_item']
  const [owner, recruiter] = [await filled('owner'), await filled('recruiter')]
  expect(owner).toEqual(expect.arrayContaining([...talk, 'audit_event']))
  expect(recruiter).toEqual(expect.arrayContaining(talk))
  expect(recruiter).not.toContain('audit_event')
  const before = await filled('reviewer')
  for (const table of [...talk, 'invite', 'invite_mail', 'template_draft', 'audit_event'])
    expect(before).not.toContain(table)
  expect(await filled('auditor')).toEqual(['audit_event', 'member', 'organisation', 'person'])

  await stage().db.execute(sql`insert into interview_reviewer (interview_id, person_id, organisation_id)
    values (${mine.interviewId}, ${mine.people.reviewer}, ${mine.organisationId})`)
  const after = await filled('reviewer')
  expect(after, 'what is shared with them').toEqual(expect.arrayContaining(talk))
  expect(after, 'and no link').not.toContain('invite')
})

test('nobody writes into the log in another’s name or for another organisation', async () => {
  const [mine, theirs] = houses
  if (!mine || !theirs) throw new Error('no house')
  const write = (facts: Partial<Desk>) =>
    as(mine, 'owner', (desk) =>
      noteAudit({ ...desk, ...facts }, { action: 'forged', subjectKind: 'log', subjectId: 'x' }),
    )
  await expect(write({ organisationId: theirs.organisationId })).rejects.toThrow(/policy/)
  await expect(write({ personId: mine.people.auditor })).rejects.toThrow(/policy/)
})
