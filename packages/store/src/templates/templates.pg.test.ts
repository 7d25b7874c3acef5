import type { TemplateDraft } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember, type Desk } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { listAudit } from '../audit/list-audit.ts'
import { invitePeople } from '../invites/invite-people.ts'
import { allAtOnce, samplePlan, taken, useStage } from '../testing/stage.ts'
import { listTemplates } from './list-templates.ts'
import { readTemplate, readTemplateVersion } from './read-template.ts'
import { archiveTemplate, createTemplate, publishDraft, saveDraft } from './write-draft.ts'

const stage = useStage()
let count = 0

async function office() {
  const { db } = stage()
  const { organisationId } = await createOrganisation(db, { name: 'Harbour Bikes' })
  const person = async (name: string) => {
    const email = `${name}-${(count += 1)}@example.org`
    const { personId } = taken(await createMember(db, { organisationId, email, name, role: 'owner' }))
    return <Done>(work: (desk: Desk) => Promise<Done>) =>
      asMember(db, { organisationId, personId, deed: 'write_templates' }, work)
  }
  return { rita: await person('Rita'), sam: await person('Sam') }
}

const draft = (role = 'Pilot', more: Record<string, unknown> = {}): TemplateDraft => ({
  v: 1,
  plan: { ...samplePlan, role, ...more },
  rubric: { v: 1, criteria: [] },
  settings: { v: 1 },
})

test('of two who edit one draft the second is told whose it is, and nothing is overwritten', async () => {
  const { rita, sam } = await office()
  const { templateId } = await rita((desk) => createTemplate(desk, { content: draft() }))
  const save = (who: typeof rita, revision: number, role: string) =>
    who((desk) => saveDraft(desk, { templateId, revision, content: draft(role) }))
  const answers = await Promise.all([save(rita, 1, 'Rita’s'), save(sam, 1, 'Sam’s')])
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, revision: 2 }])
  const kept = taken(await rita((desk) => readTemplate(desk, { templateId })))
  const refused = answers.find(({ ok }) => !ok)
  expect(refused).toMatchObject({ refusal: 'draft_changed', conflict: { revision: 2, editedBy: kept.editedBy } })
  expect(kept.content.plan['role']).toBe(`${kept.editedBy}’s`)
  expect(kept.title).toBe(`${kept.editedBy}’s`)
})

test('a draft may be unfinished; it is published only when it is whole, once, and never changes then', async () => {
  const { db } = stage()
  const { rita, sam } = await office()
  const { templateId } = await rita((desk) => createTemplate(desk, { content: draft('Pilot', { questions: [] }) }))
  const publish = (who: typeof rita, revision: number) => who((desk) => publishDraft(desk, { templateId, revision }))
  expect(await publish(rita, 1)).toMatchObject({ refusal: 'draft_faulty', faults: [{ path: ['plan', 'questions'] }] })
  expect(await rita((desk) => saveDraft(desk, { templateId, revision: 1, content: draft() }))).toMatchObject({
    ok: true,
  })
  const answers = await Promise.all([publish(rita, 2), publish(sam, 2)])
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, version: 1 }])
  await expect(
    db.execute(sql`update template_version set plan = '{}' where template_id = ${templateId}`),
  ).rejects.toThrow()
})

test('an interview keeps its version while the next one is written and published', async () => {
  const { db } = stage()
  const { rita } = await office()
  const { templateId } = await rita((desk) => createTemplate(desk, { content: draft('First') }))
  await rita((desk) => publishDraft(desk, { templateId, revision: 1 }))
  const invite = () =>
    rita((desk) => invitePeople(desk, { templateId, people: [{ name: 'Ada' }], secretOf: (id) => id, mail: false }))
  const [before] = taken(await invite())
  expect(await rita((desk) => saveDraft(desk, { templateId, revision: 0, content: draft('Second') }))).toMatchObject({
    revision: 1,
  })
  expect(await rita((desk) => saveDraft(desk, { templateId, revision: 0, content: draft('Third') }))).toMatchObject({
    refusal: 'draft_changed',
  })
  await rita((desk) => publishDraft(desk, { templateId, revision: 1 }))
  const [after] = taken(await invite())
  const pinned = await db.execute(
    sql`select template_version as version from interview where id in (${before?.interviewId}, ${after?.interviewId}) order by 1`,
  )
  expect([...pinned]).toEqual([{ version: 1 }, { version: 2 }])
  const { versions, title } = taken(await rita((desk) => readTemplate(desk, { templateId })))
  expect(versions).toMatchObject([
    { version: 2, publishedBy: 'Rita', interviews: 1 },
    { version: 1, interviews: 1 },
  ])
  expect(title).toBe('Second')
  expect(taken(await rita((desk) => readTemplateVersion(desk, { templateId, version: 1 }))).plan['role']).toBe('First')
})

test('what another organisation wrote is neither seen nor touched', async () => {
  const [mine, theirs] = [await office(), await office()]
  const { templateId } = await theirs.rita((desk) => createTemplate(desk, { content: draft('Secret') }))
  expect(await mine.rita((desk) => readTemplate(desk, { templateId }))).toMatchObject({ refusal: 'template_unknown' })
  expect(await mine.rita((desk) => saveDraft(desk, { templateId, revision: 1, content: draft() }))).toMatchObject({
    refusal: 'template_unknown',
  })
  expect(await mine.rita((desk) => publishDraft(desk, { templateId, revision: 1 }))).toMatchObject({
    refusal: 'template_unknown',
  })
  expect(await mine.rita((desk) => archiveTemplate(desk, { templateId, away: true }))).toMatchObject({
    refusal: 'template_unknown',
  })
  expect(await mine.rita((desk) => listTemplates(desk, { limit: 10 }))).toEqual([])
})

test('whatever is pasted can be kept, and each step stands in the log', async () => {
  const { rita } = await office()
  const { templateId } = await rita((desk) => createTemplate(desk, { content: draft('a\0b \uD83D <b>') }))
  await allAtOnce(3, () => rita((desk) => readTemplate(desk, { templateId })))
  taken(await rita((desk) => archiveTemplate(desk, { templateId, away: true })))
  expect(await rita((desk) => listTemplates(desk, { limit: 10 }))).toMatchObject([
    { title: 'a\uFFFDb \uFFFD <b>', version: null, interviews: 0 },
  ])
  const log = await rita((desk) => listAudit(desk, { limit: 10, subjectId: templateId }))
  expect(log.map(({ action, actor }) => [action, actor])).toEqual([
    ['template_put_away', 'Rita'],
    ['template_made', 'Rita'],
  ])
})
