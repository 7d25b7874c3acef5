import { longestMaxLengthMs, newId } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember, type Desk } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { beginClosing } from '../attempts/begin-closing.ts'
import { endAttempt } from '../attempts/end-attempt.ts'
import { endedAttempt, interviewUnderWay, inviteWithConsent, samplePlan, taken, useStage } from '../testing/stage.ts'
import { extendAttempt } from './extend-attempt.ts'
import { findForAction } from './find-for-action.ts'
import { type BoardWish, listBoard } from './list-board.ts'
import { readBoardFigures, readQuestionFigures } from './read-figures.ts'
import { searchTerms } from './search-terms.ts'

const stage = useStage()
let people = 0

async function place(role: 'owner' | 'reviewer' = 'owner', organisationId?: string) {
  const { db } = stage()
  const own = organisationId ?? (await createOrganisation(db, { name: 'Harbour' })).organisationId
  const email = `board${(people += 1)}@example.org`
  const { personId } = taken(await createMember(db, { organisationId: own, email, name: 'Somebody', role }))
  return { organisationId: own, personId }
}
type Place = Awaited<ReturnType<typeof place>>

const inDesk = <Done>(who: Place, work: (desk: Desk) => Promise<Done>) =>
  asMember(stage().db, { ...who, deed: 'read_interviews' }, work)
const board = (who: Place, wish: Partial<BoardWish> = {}) =>
  inDesk(who, (desk) => listBoard(desk, { order: 'newest', limit: 50, ...wish }))
const names = async (who: Place, wish: Partial<BoardWish> = {}) =>
  (await board(who, wish)).rows.map(({ candidateName }) => candidateName)

/** Interviews of one organisation, the first the oldest; two have the same moment. */
async function filled(count: number): Promise<Place> {
  const { db } = stage()
  const who = await place()
  const templateId = newId('template')
  await db.execute(
    sql`insert into template (id, organisation_id, title) values (${templateId}, ${who.organisationId}, 'Pilot')`,
  )
  await db.execute(sql`insert into template_version (template_id, version, plan, rubric)
    values (${templateId}, 1, ${JSON.stringify(samplePlan)}::jsonb, '{}')`)
  await db.execute(sql`insert into interview (id, organisation_id, template_id, template_version, candidate_name, candidate_email, created_at)
    select 'int_' || substr(md5(${templateId} || n), 1, 20), ${who.organisationId}, ${templateId}, 1, 'Person ' || lpad(n::text, 3, '0'),
      'p' || n || '@example.org', now() - interval '1 day' + (n / 2) * interval '1 second' from generate_series(1, ${count}) n`)
  return who
}

test('pages hold every interview once, in each order, also where two have one moment and while others come', async () => {
  const who = await filled(23)
  for (const order of ['newest', 'oldest', 'active', 'name'] as const) {
    const seen: string[] = []
    let after: BoardWish['after']
    do {
      const page = await board(who, { order, limit: 5, after })
      seen.push(...page.rows.map(({ candidateName }) => candidateName))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size, order).toBe(23)
    expect(seen, order).toHaveLength(23)
    if (order === 'name') expect(seen).toEqual(seen.toSorted())
  }
})

test('a search finds names and addresses by the words they begin with, and nothing of another organisation', async () => {
  const [who, other] = [await filled(12), await filled(12)]
  const search = (typed: string) => ({ search: searchTerms(typed, { lastIsBegun: true }) })
  expect(await names(who, search('pers 01'))).toEqual([])
  expect((await names(who, search('person 01'))).toSorted()).toEqual(['Person 010', 'Person 011', 'Person 012'])
  expect(await names(who, search('p7'))).toEqual(['Person 007'])
  expect(await names(other, search('person 001'))).toHaveLength(1)
})

test('the board follows each move of the newest attempt', async () => {
  const { db } = stage()
  const who = await place('owner', 'org_first')
  const invited = await inviteWithConsent(db)
  const { id: attemptId, interviewId } = await interviewUnderWay(db)
  const rowOf = async (id: string) => (await board(who)).rows.find((row) => row.interviewId === id)
  expect(await rowOf(invited.interviewId)).toMatchObject({ state: 'invited', attempts: 0, attemptId: null })
  expect(await rowOf(interviewId)).toMatchObject({ state: 'live', endReason: null, attempts: 1, attemptId })
  taken(await beginClosing(db, { attemptId, reason: 'recruiter_ended' }))
  expect(await rowOf(interviewId)).toMatchObject({ state: 'closing', endReason: 'recruiter_ended' })
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  expect(await rowOf(interviewId)).toMatchObject({ state: 'ended', endReason: 'recruiter_ended' })
  const ended = await board(who, { states: ['ended'], reasons: ['recruiter_ended'] })
  expect(ended.rows.map((row) => row.interviewId)).toEqual([interviewId])
  expect((await board(who, { states: ['live', 'interrupted'] })).rows).toEqual([])
})

test('a reviewer’s board has what was shared with them and nothing else', async () => {
  const { db } = stage()
  const { interviewId } = await endedAttempt(db)
  const reviewer = await place('reviewer', 'org_first')
  expect((await board(reviewer)).rows).toEqual([])
  await db.execute(sql`insert into interview_reviewer (interview_id, person_id, organisation_id)
    values (${interviewId}, ${reviewer.personId}, 'org_first')`)
  expect((await board(reviewer)).rows.map((row) => row.interviewId)).toEqual([interviewId])
})

test('an extended talk has more time, never more than any interview may have, and one that ended has none', async () => {
  const { db } = stage()
  const { id: attemptId, hardStopAt } = await interviewUnderWay(db)
  const more = taken(await extendAttempt(db, { attemptId, byMs: 600_000 }))
  expect((more.hardStopAt ?? 0) - (hardStopAt ?? 0)).toBe(600_000)
  expect(more.deadlineAt).toBe(more.hardStopAt)
  const most = taken(await extendAttempt(db, { attemptId, byMs: 999_000_000 }))
  expect((most.hardStopAt ?? 0) - (most.liveAt ?? 0)).toBe(longestMaxLengthMs)
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  expect(await extendAttempt(db, { attemptId, byMs: 1 })).toEqual({ ok: false, refusal: 'attempt_ended' })
})

test('what is to be acted on is looked for in the own organisation only', async () => {
  const { db } = stage()
  const { interviewId, id: attemptId, inviteId } = await interviewUnderWay(db)
  const [mine, other] = [await place('owner', 'org_first'), await place()]
  const look = (who: Place) => inDesk(who, (desk) => findForAction(desk, { interviewIds: [interviewId, 'int_none'] }))
  expect(await look(mine)).toEqual([{ interviewId, candidateName: 'Ada', attemptId, inviteId }])
  expect(await look(other)).toEqual([])
})

test('figures count each interview once, by how far it came, and say at which question talks broke off', async () => {
  const { db } = stage()
  const who = await filled(4)
  const ids = await db.execute<{ id: string; template_id: string }>(
    sql`select id, template_id from interview where organisation_id = ${who.organisationId} order by candidate_name`,
  )
  const [first, second, third] = ids.map(({ id }) => id)
  const templateId = ids[0]?.template_id ?? ''
  const talk = (id: string | undefined, reason: string, minutes: number | null, asked: string[]) =>
    db.execute(sql`insert into attempt (id, interview_id, number, room_name, state, end_reason, deadline_at, max_length_ms,
        reconnect_window_ms, progress, live_at, ended_at)
      values (${newId('attempt')}, ${id}, 1, ${`room-${id}`}, 'ended', ${reason}, null, 600000, 30000,
        ${JSON.stringify({ v: 1, asked, answered: false })}::jsonb,
        case when ${minutes}::int is null then null else now() - ${minutes ?? 0}::int * interval '1 minute' end, now())`)
  await talk(first, 'completed', 12, ['first', 'second'])
  await talk(second, 'candidate_left', 3, ['first'])
  await talk(third, 'no_show', null, [])
  const figures = await inDesk(who, (desk) => readBoardFigures(desk, { days: 30 }))
  expect(figures.funnel).toEqual({ invited: 4, entered: 3, talked: 2, completed: 1 })
  expect(figures.ends.map(({ count }) => count)).toEqual([1, 1, 1])
  expect(figures.lengths).toMatchObject({ count: 2 })
  expect(figures.spans.map(({ count }) => count)).toEqual([1, 0, 1])
  const questions = await inDesk(who, (desk) => readQuestionFigures(desk, { days: 30, templateId }))
  expect(questions.map(({ questionId, reached, leftHere }) => [questionId, reached, leftHere])).toEqual([
    ['first', 2, 1],
    ['second', 1, 0],
  ])
  expect((await inDesk(await place(), (desk) => readBoardFigures(desk, { days: 30 }))).funnel.invited).toBe(0)
})
