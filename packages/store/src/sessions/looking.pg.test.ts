import { seconds } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { beginSweep } from '../attempts/begin-sweep.ts'
import { noteCandidateLeft } from '../attempts/note-candidate-left.ts'
import { loseInterviewer } from '../attempts/lose-interviewer.ts'
import { confirmRoomGone } from '../attempts/take-owed-rooms.ts'
import {
  endedAttempt,
  interviewTakenOver,
  interviewUnderWay,
  job,
  letTimePass,
  openedAttempt,
  said,
  taken,
  useStage,
} from '../testing/stage.ts'
import { appendItem } from '../transcripts/append-item.ts'
import { countAttempts } from './count-attempts.ts'
import { listAttempts } from './list-attempts.ts'
import { lookInto } from './look-into.ts'
import { readLeasesOn } from './read-leases.ts'
import { readRoomOwners } from './read-room-owners.ts'

const stage = useStage()
beforeEach(async () => {
  await stage().db.execute(sql`truncate attempt cascade`)
  await stage().db.execute(sql`update sweep_state set grace_until = now() - interval '1 second'`)
})

describe('the list', () => {
  test('tells of each unfinished attempt how long it has been there, and how old its lease and its last item are', async () => {
    const { db } = stage()
    const { id: attemptId, interviewId } = await interviewUnderWay(db)
    await appendItem(db, said(attemptId, {}))
    await letTimePass(db, { attemptId, ms: 4000 })
    const [row, ...others] = await listAttempts(db, { endedToo: false, limit: 10 })
    expect(others).toEqual([])
    expect(row).toMatchObject({
      attemptId, interviewId, candidateName: 'Ada', state: 'live', endReason: null, epoch: 1, dispatchedEpoch: 1,
      candidatePresent: true, endedAgoMs: null,
    }) // prettier-ignore
    const { openForMs = 0, leaseAgeMs = 0, lastItemAgeMs = -1, deadlineInMs = 0 } = row ?? {}
    for (const age of [openForMs, leaseAgeMs]) expect(age).toBeGreaterThanOrEqual(4000)
    expect(lastItemAgeMs).toBeGreaterThanOrEqual(0)
    expect(deadlineInMs).toBeGreaterThan(590_000)
    expect(deadlineInMs).toBeLessThanOrEqual(596_000)
  })

  test('has those that ended in the last day only where they are asked for', async () => {
    const { db } = stage()
    const [open, over, old] = [await openedAttempt(db), await endedAttempt(db), await endedAttempt(db)]
    await letTimePass(db, { attemptId: old.id, ms: seconds(86_401) })
    const ids = async (endedToo: boolean) =>
      (await listAttempts(db, { endedToo, limit: 10 })).map((row) => row.attemptId)
    expect(await ids(false)).toEqual([open.id])
    expect(await ids(true)).toEqual([open.id, over.id])
    const [, row] = await listAttempts(db, { endedToo: true, limit: 10 })
    expect(row).toMatchObject({ state: 'ended', endReason: 'completed', deadlineInMs: null, leaseAgeMs: null })
    expect(row?.endedAgoMs).toBeGreaterThanOrEqual(0)
  })
})

describe('a look into an attempt', () => {
  test('shows who holds it, what happened, and how many items each interviewer took', async () => {
    const { db } = stage()
    const { id } = await interviewTakenOver(db)
    await appendItem(db, said(id, { itemId: 'p', provisional: true }))
    await appendItem(db, said(id, { itemId: 's', seq: 2, supersedes: ['p'] }))
    await appendItem(db, said(id, { epoch: 2 }))
    const { attempts, ...head } = taken(await lookInto(db, { id }))
    expect(head).toMatchObject({ candidateName: 'Ada', title: 'Harbour pilot', nowAt: expect.any(Number) })
    expect(attempts).toHaveLength(1)
    expect(attempts[0]).toMatchObject({
      id,
      lease: { epoch: 2, jobId: 'job-2', host: 'host-a', pid: 4711, processStartedAt: 1_790_000_000_123 },
      itemsByEpoch: [
        { epoch: 1, items: 1, replaced: 1 },
        { epoch: 2, items: 1, replaced: 0 },
      ],
    })
    const kinds = attempts[0]?.events.map(({ kind }) => kind)
    expect(kinds?.slice(0, 2)).toEqual(['opened', 'interviewer_dispatched'])
    expect(kinds?.at(-1)).toBe('interviewer_claimed')
    const ages = attempts[0]?.events.map(({ at }) => head.nowAt - at) ?? []
    for (const age of ages) expect(Math.abs(age)).toBeLessThan(seconds(20))
  })

  test('by the id of its interview shows all attempts of it; an unknown id is refused', async () => {
    const { db } = stage()
    const { id, interviewId } = await endedAttempt(db)
    const { attempts } = taken(await lookInto(db, { id: interviewId }))
    expect(attempts).toMatchObject([{ id, state: 'ended', lease: null }])
    expect(await lookInto(db, { id: 'att_unknown000' })).toEqual({ ok: false, refusal: 'attempt_unknown' })
    expect(await lookInto(db, { id: 'int_unknown000' })).toEqual({ ok: false, refusal: 'interview_unknown' })
  })
})

describe('the counts', () => {
  test('are nothing where there is nothing', async () => {
    expect(await countAttempts(stage().db)).toEqual({
      active: 0, byState: {}, oldest: null, lost: { now: 0, today: 0 }, owedRooms: 0, endedToday: {}, stuckAttempts: [],
      leftoverLeases: [], sweptAgoMs: expect.any(Number),
    }) // prettier-ignore
  })

  test('tell states, the oldest, lost interviewers, owed rooms and the ends of the day', async () => {
    const { db } = stage()
    const oldest = await openedAttempt(db)
    await letTimePass(db, { attemptId: oldest.id, ms: 60_000 })
    await interviewTakenOver(db)
    const { id: crashed } = await interviewUnderWay(db)
    taken(await loseInterviewer(db, job(crashed, 1)))
    await endedAttempt(db, 'completed')
    const { id: gone } = await endedAttempt(db, 'candidate_ended')
    await confirmRoomGone(db, { attemptId: gone })
    const counts = await countAttempts(db)
    expect(counts).toMatchObject({
      active: 3, byState: { open: 1, live: 2 }, oldest: { attemptId: oldest.id }, lost: { now: 1, today: 1 }, owedRooms: 1,
      endedToday: { completed: 1, candidate_ended: 1 }, stuckAttempts: [], leftoverLeases: [],
    }) // prettier-ignore
    expect(counts.oldest?.openForMs).toBeGreaterThanOrEqual(60_000)
  })

  test('name attempts that nobody ended and leases that nobody gave back', async () => {
    const { db } = stage()
    const stuck = await openedAttempt(db)
    await letTimePass(db, { attemptId: stuck.id, ms: 611_000 })
    const [silent, away] = [await interviewUnderWay(db), await interviewUnderWay(db)]
    taken(await noteCandidateLeft(db, { attemptId: away.id }))
    await db.execute(sql`update lease set beaten_at = beaten_at - interval '61 seconds'`)
    const counts = await countAttempts(db)
    expect(counts.stuckAttempts).toEqual([stuck.id])
    expect(counts.leftoverLeases, 'the lost interviewer of an absent candidate is replaced on return').toEqual([
      silent.id,
    ])
  })
})

test('leases of a host are told whether they still beat or not', async () => {
  const { db } = stage()
  await endedAttempt(db)
  const [beating, silent, elsewhere] = [
    await interviewUnderWay(db),
    await interviewUnderWay(db),
    await interviewUnderWay(db),
  ]
  await db.execute(sql`update lease set pid = 4712 where attempt_id = ${silent.id}`)
  await db.execute(sql`update lease set host = 'host-b' where attempt_id = ${elsewhere.id}`)
  await letTimePass(db, { attemptId: silent.id, ms: 6000 })
  expect(await readLeasesOn(db, 'host-a')).toEqual([
    { pid: 4711, attemptId: beating.id, epoch: 1, alive: true },
    { pid: 4712, attemptId: silent.id, epoch: 1, alive: false },
  ])
})

test('nobody is told as silent who could not beat: while PostgreSQL is back and a lease of grace goes on', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  const alive = async () => (await readLeasesOn(db, 'host-a')).map((lease) => lease.alive)
  await letTimePass(db, { attemptId, ms: 8000 })
  await db.execute(sql`update sweep_state set last_run_at = now() - interval '8 seconds',
    silence_at = now() - interval '1 hour', past_silence_at = now() - interval '1 hour'`)
  expect(await alive(), 'before the first sweep').toEqual([true])
  await beginSweep(db)
  expect(await alive(), 'in grace').toEqual([true])
  await db.execute(sql`update sweep_state set last_run_at = now(), grace_until = now() - interval '1 millisecond'`)
  expect(await alive(), 'when grace is over').toEqual([false])
})

test('a room is known by its attempt, also after the end; others are not answered', async () => {
  const { db } = stage()
  const [open, over] = [await openedAttempt(db), await endedAttempt(db)]
  const owners = await readRoomOwners(db, [open.roomName, over.roomName, 'candor-x-stray'])
  expect(owners.toSorted((a, b) => a.state.localeCompare(b.state))).toMatchObject([
    { roomName: over.roomName, attemptId: over.id, state: 'ended', endedAgoMs: expect.any(Number) },
    { roomName: open.roomName, attemptId: open.id, state: 'open', endedAgoMs: null },
  ])
  expect(await readRoomOwners(db, [])).toEqual([])
})
