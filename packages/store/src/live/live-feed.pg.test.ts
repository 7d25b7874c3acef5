import { connect } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asMember } from '../accounts/as-member.ts'
import { createMember } from '../accounts/create-member.ts'
import { createOrganisation } from '../accounts/create-organisation.ts'
import { admitCandidate } from '../attempts/admit-candidate.ts'
import { endAttempt } from '../attempts/end-attempt.ts'
import { noteCandidateLeft } from '../attempts/note-candidate-left.ts'
import { interviewUnderWay, said, taken, useStage } from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { listLive } from './list-live.ts'
import type { LiveEvent } from './live-event.ts'
import { type LiveFeed, type LiveWords, openLiveFeed } from './open-live-feed.ts'

const stage = useStage()
const first = 'org_first'

/** A feed of its own for one test, with what one hearer of the first organisation hears. */
async function withFeed(use: (feed: LiveFeed) => Promise<void>): Promise<void> {
  const { db, close } = connect(stage().url, { max: 3, name: 'candor-test-feed' })
  const feed = await openLiveFeed(db, (error) => {
    throw error
  })
  try {
    await use(feed)
  } finally {
    await feed.close()
    await close()
  }
}

async function listener(feed: LiveFeed, after: number | null = null, organisationId = first) {
  const [events, words]: [LiveEvent[], LiveWords[]] = [[], []]
  const heard = await feed.hear({
    organisationId,
    after,
    onEvent: (event) => events.push(event),
    onWords: (one) => words.push(one),
  })
  return { ...heard, events, words, ids: () => events.map(({ id }) => id) }
}

const comeAndGo = async (attemptId: string, times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn += 1) {
    taken(await noteCandidateLeft(stage().db, { attemptId }))
    taken(await admitCandidate(stage().db, { attemptId }))
  }
}

test('everybody hears each event of their organisation once and in order, and nothing of another', async () => {
  const { db } = stage()
  const { organisationId } = await createOrganisation(db, { name: 'Other' })
  await withFeed(async (feed) => {
    const [one, other] = [await listener(feed), await listener(feed, null, organisationId)]
    const { id: attemptId } = await interviewUnderWay(db)
    await comeAndGo(attemptId, 5)
    await expect.poll(() => one.events.filter(({ kind }) => kind === 'candidate_returned').length).toBe(5)
    expect(one.ids()).toEqual([...new Set(one.ids())].toSorted((a, b) => a - b))
    expect(one.events.at(-1)).toMatchObject({ attemptId, state: 'live', candidateName: 'Ada', organisationId: first })
    expect(other.events).toEqual([])
  })
})

test('whoever comes back with the last number hears what was missed, with no gap and no double', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await withFeed(async (feed) => {
    const whole = await listener(feed)
    const cut: LiveEvent[] = []
    let last: number | null = null
    for (let turn = 0; turn < 6; turn += 1) {
      const part = await listener(feed, last)
      const busy = comeAndGo(attemptId, 4)
      await expect.poll(() => part.events.length).toBeGreaterThan(0)
      part.leave()
      cut.push(...part.events)
      last = cut.at(-1)?.id ?? null
      await busy
    }
    const rest = await listener(feed, last)
    await expect.poll(() => whole.events.length).toBe(48)
    await expect.poll(() => [...cut, ...rest.events].length).toBe(48)
    expect([...cut, ...rest.events].map(({ id }) => id)).toEqual(whole.ids())
  })
})

test('an event that is committed late comes in its place, and one that is rolled back holds nothing up', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await withFeed(async (feed) => {
    const one = await listener(feed)
    const insert = (kind: string) =>
      sql`insert into attempt_event (attempt_id, kind, epoch) values (${attemptId}, ${kind}, 1)`
    await db.transaction(async (slow) => {
      await slow.execute(insert('slow'))
      await db.execute(insert('quick'))
      expect(one.events).toEqual([])
    })
    await expect.poll(() => one.events.map(({ kind }) => kind)).toEqual(['slow', 'quick'])
    const broken = db.transaction(async (slow) => {
      await slow.execute(insert('never'))
      await db.execute(insert('after'))
      throw new Error('rolled back')
    })
    await expect(broken).rejects.toThrow('rolled back')
    await expect.poll(() => one.events.map(({ kind }) => kind)).toEqual(['slow', 'quick', 'after'])
  })
})

test('a lost LISTEN connection is opened again, and what happened meanwhile is heard', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await withFeed(async (feed) => {
    const one = await listener(feed)
    await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`)
    await comeAndGo(attemptId, 2)
    await expect.poll(() => one.events.length).toBe(4)
  })
})

test('words make themselves heard without a number, and the board’s first look has the unfinished only', async () => {
  const { db } = stage()
  const { id: attemptId, interviewId } = await interviewUnderWay(db)
  const { personId } = taken(
    await createMember(db, { organisationId: first, email: 'live@example.org', name: 'L', role: 'owner' }),
  )
  await withFeed(async (feed) => {
    const one = await listener(feed)
    await appendItem(db, said(attemptId, { seq: 1 }))
    await expect.poll(() => one.words.map((words) => words.attemptId)).toEqual([attemptId])
  })
  const live = () =>
    asMember(db, { organisationId: first, personId, deed: 'lead_interviews' }, async (desk) =>
      (await listLive(desk)).filter((row) => row.interviewId === interviewId),
    )
  expect(await live()).toMatchObject([{ attemptId, state: 'live', epoch: 1, wordsAgoMs: expect.any(Number) }])
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  expect(await live()).toEqual([])
})
