import { Plan } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember, type Member } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { searchTerms } from '../board/search-terms.ts'
import { endedAttempt, interviewUnderWay, said, samplePlan, taken, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { findWords, type WordsWish } from './find-words.ts'

const stage = useStage()
let people = 0

async function somebody(role: 'owner' | 'reviewer' | 'auditor', organisationId = 'org_first'): Promise<Member> {
  const email = `finder${(people += 1)}@example.org`
  const { personId } = taken(await createMember(stage().db, { organisationId, email, name: 'Finder', role }))
  return { organisationId, personId }
}

const find = (who: Member, typed: string, wish: Partial<WordsWish> = {}) =>
  asMember(stage().db, { ...who, deed: 'read_interviews' }, (desk) =>
    findWords(desk, { terms: searchTerms(typed), limit: 20, ...wish }),
  )
const texts = async (who: Member, typed: string, wish: Partial<WordsWish> = {}) =>
  (await find(who, typed, wish)).found.map(({ snippet }) => snippet.map(({ text }) => text).join(''))

test('words are found by their stems in the language of the talk, phrases word for word, beginnings by a star', async () => {
  const { db, agentDb } = stage()
  const owner = await somebody('owner')
  const english = await interviewUnderWay(db)
  const german = await interviewUnderWay(db, Plan.parse({ ...samplePlan, language: 'de' }))
  await appendItem(agentDb, said(english.id, { seq: 1, text: 'The invoices were sent twice.' }))
  await appendItem(agentDb, said(english.id, { seq: 2, text: 'Twice I sent an invoice.', speaker: 'interviewer' }))
  await appendItem(agentDb, said(german.id, { seq: 1, text: 'Die Rechnungen waren falsch.' }))
  expect(await texts(owner, 'invoices twice')).toHaveLength(2)
  expect(await texts(owner, '"sent twice"')).toEqual(['The invoices were sent twice.'])
  expect(await texts(owner, 'Rechnung')).toEqual(['Die Rechnungen waren falsch.'])
  expect(await texts(owner, 'rech* fals*')).toHaveLength(1)
  expect(await texts(owner, 'invoice', { speaker: 'interviewer' })).toEqual(['Twice I sent an invoice.'])
  expect(await texts(owner, 'the')).toEqual([])
  expect(await texts(owner, `it's <-> 'quoted' \\ & !|:*`)).toEqual([])
})

test('what was found is marked as parts, and text that looks like markup stays text', async () => {
  const { db, agentDb } = stage()
  const owner = await somebody('owner')
  const { id, interviewId, number } = await interviewUnderWay(db)
  await appendItem(agentDb, said(id, { text: '<b>zebra</b> and \u0002sign\u0003 👩🏽‍🚀' }))
  const { found } = await find(owner, 'zebra')
  expect(found).toMatchObject([{ interviewId, attemptNumber: number, epoch: 1, seq: 1, candidateName: 'Ada' }])
  expect(found[0]?.snippet.filter((part) => part.found).map(({ text }) => text)).toEqual(['zebra'])
  expect(found[0]?.snippet.map(({ text }) => text).join('')).toBe('<b>zebra</b> and sign 👩🏽‍🚀')
})

test('pages follow each other without a gap, the latest first, and a provisional item that was settled is not found', async () => {
  const { db, agentDb } = stage()
  const owner = await somebody('owner')
  const { id } = await interviewUnderWay(db)
  for (let seq = 1; seq <= 7; seq += 1)
    await appendItem(agentDb, said(id, { seq, text: `walrus ${seq}`, saidAt: 1_790_000_000_000 + Math.ceil(seq / 2) }))
  await appendItem(agentDb, said(id, { seq: 8, itemId: 'p', text: 'walrus heard', provisional: true }))
  await appendItem(agentDb, said(id, { seq: 9, text: 'seal', supersedes: ['p'] }))
  const seen: number[] = []
  let after: WordsWish['after']
  do {
    const page = await find(owner, 'walrus', { limit: 3, after })
    seen.push(...page.found.map(({ seq }) => seq))
    after = page.next ?? undefined
  } while (after)
  expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(seen[0]).toBe(7)
})

test('nobody finds what another organisation’s candidates said, nor a reviewer what was not shared with them', async () => {
  const { db, agentDb } = stage()
  const { id, interviewId } = await endedAttempt(db)
  await appendItem(agentDb, said(id, { text: 'The platypus.' }))
  const { organisationId } = await createOrganisation(db, { name: 'Other' })
  const [owner, other, reviewer] = [
    await somebody('owner'),
    await somebody('owner', organisationId),
    await somebody('reviewer'),
  ]
  expect(await texts(owner, 'platypus')).toHaveLength(1)
  expect(await texts(other, 'platypus')).toEqual([])
  expect(await texts(reviewer, 'platypus')).toEqual([])
  await db.execute(sql`insert into interview_reviewer (interview_id, person_id, organisation_id)
    values (${interviewId}, ${reviewer.personId}, 'org_first')`)
  expect(await texts(reviewer, 'platypus')).toHaveLength(1)
})

test('no text costs its item: without blanks, with signs of every kind, longer than any word', async () => {
  const { db, agentDb } = stage()
  const { id } = await interviewUnderWay(db)
  const unusual = [
    'x'.repeat(40_000),
    'ü'.repeat(1023),
    `a'b \\ "c" 'd':1,2 'e'`,
    '日本語'.repeat(900),
    '\u0000\ud800',
    '',
  ]
  for (const [index, text] of unusual.entries()) await appendItem(agentDb, said(id, { seq: index + 1, text }))
  const [row] = await db.execute(sql`select count(*)::int as kept from transcript_item where attempt_id = ${id}`)
  expect(row).toEqual({ kept: unusual.length })
})
