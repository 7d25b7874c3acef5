import { connect } from '@candor/drizzle'
import { mostLostInterviewers, seconds } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { beginClosing } from '../attempts/begin-closing.ts'
import { beginSweep } from '../attempts/begin-sweep.ts'
import { claimAttempt } from '../attempts/claim-attempt.ts'
import { endDueAttempts } from '../attempts/end-attempt.ts'
import { loseInterviewer } from '../attempts/lose-interviewer.ts'
import { noteCandidateLeft } from '../attempts/note-candidate-left.ts'
import { takeDispatchNumber, takeOverdueDispatches } from '../attempts/take-dispatch-number.ts'
import { takeOwedRooms } from '../attempts/take-owed-rooms.ts'
import { endedAttempt, interviewUnderWay, job, letTimePass, openedAttempt, taken, useStage } from '../testing/stage.ts'
import { foreseeSweep } from './foresee-sweep.ts'

const stage = useStage()
const limit = 1000

/** As if the last sweep had run so long ago and no grace were left. */
const sweepWas = (agoMs: number) =>
  stage().db.execute(sql`update sweep_state set last_run_at = now() - ${agoMs} * interval '1 millisecond',
    silence_at = '-infinity', past_silence_at = '-infinity', grace_until = now() - interval '1 second', rooms_compared_at = now()`)
beforeEach(async () => {
  await stage().db.execute(sql`truncate attempt cascade`)
  await sweepWas(seconds(1))
})

const later = async ({ id: attemptId }: { id: string }, ms: number): Promise<void> =>
  letTimePass(stage().db, { attemptId, ms })

/** One attempt in each plight that a sweep looks for, and the same a moment too early. */
async function plights(): Promise<void> {
  const { db } = stage()
  await later(await openedAttempt(db), 600_000)
  await openedAttempt(db)
  await later(await interviewUnderWay(db), 600_000)
  await later(await interviewUnderWay(db), seconds(6))
  await interviewUnderWay(db)
  const closing = await interviewUnderWay(db)
  taken(await beginClosing(db, { attemptId: closing.id, reason: 'recruiter_ended' }))
  await later(closing, seconds(21))
  const away = await interviewUnderWay(db)
  taken(await noteCandidateLeft(db, { attemptId: away.id }))
  await later(away, seconds(31))
  const unclaimed = await openedAttempt(db)
  taken(await takeDispatchNumber(db, { attemptId: unclaimed.id }))
  await later(unclaimed, 3001)
  await later(await endedAttempt(db), 3001)
  await endedAttempt(db)
  const crashed = await interviewUnderWay(db)
  taken(await loseInterviewer(db, job(crashed.id, 1)))
  await lostTooOften()
}

async function lostTooOften(): Promise<void> {
  const { db } = stage()
  const attempt = await interviewUnderWay(db)
  for (let epoch = 1; epoch <= mostLostInterviewers; epoch += 1) {
    taken(await loseInterviewer(db, job(attempt.id, epoch)))
    await later(attempt, seconds(17))
    taken(await takeDispatchNumber(db, { attemptId: attempt.id }))
    taken(await claimAttempt(db, job(attempt.id, epoch + 1)))
  }
  taken(await loseInterviewer(db, job(attempt.id, mostLostInterviewers + 1)))
}

/** What a sweep does to the rows, in the sweep's own order. */
async function sweepRows() {
  const { db } = stage()
  const { compareRooms } = await beginSweep(db)
  const ended = await endDueAttempts(db, { limit })
  const dispatched = await takeOverdueDispatches(db, { limit })
  const owed = await takeOwedRooms(db, { limit, holdMs: 60_000 })
  return {
    ended: ended.map(({ id, endReason }) => `${id} ${endReason}`).sort(),
    dispatched: dispatched.map(({ id, dispatchedEpoch }) => `${id} ${dispatchedEpoch}`).sort(),
    owed: owed.map(({ attemptId, roomName }) => `${attemptId} ${roomName}`).sort(),
    compareRooms,
  }
}

async function foreseen() {
  const { ended, dispatched, owedRooms, comparesRooms } = await foreseeSweep(stage().db)
  return {
    ended: ended.map(({ attemptId, reason }) => `${attemptId} ${reason}`).sort(),
    dispatched: dispatched.map(({ attemptId, number }) => `${attemptId} ${number}`).sort(),
    owed: owedRooms.map(({ attemptId, roomName }) => `${attemptId} ${roomName}`).sort(),
    compareRooms: comparesRooms,
  }
}

describe('what is foreseen is what the next sweep does', () => {
  test.each([
    ['while sweeps run', 1, { ended: 5, dispatched: 3, owed: 1 }],
    ['after a pause, when lost leases are given a time of grace', 4, { ended: 5, dispatched: 2, owed: 1 }],
  ])('%s', async (_, agoSeconds, counts) => {
    await plights()
    await sweepWas(seconds(agoSeconds))
    const seen = await foreseen()
    expect({ ended: seen.ended.length, dispatched: seen.dispatched.length, owed: seen.owed.length }).toEqual(counts)
    expect(await sweepRows()).toEqual(seen)
    expect(await foreseen(), 'and then nothing is left to do').toMatchObject({ ended: [], dispatched: [], owed: [] })
  })

  test('the turn to compare rooms included', async () => {
    await stage().db.execute(sql`update sweep_state set rooms_compared_at = now() - interval '6 seconds'`)
    expect(await foreseen()).toMatchObject({ compareRooms: true })
    expect(await sweepRows()).toMatchObject({ compareRooms: true })
    expect(await foreseen()).toMatchObject({ compareRooms: false })
  })
})

test('a lost interviewer is told from a dispatch that nobody claimed', async () => {
  const { db } = stage()
  const lost = await interviewUnderWay(db)
  await later(lost, seconds(6))
  const unclaimed = await openedAttempt(db)
  taken(await takeDispatchNumber(db, { attemptId: unclaimed.id }))
  await later(unclaimed, 3001)
  const { dispatched } = await foreseeSweep(db)
  expect(dispatched).toContainEqual({ attemptId: lost.id, number: 2, lost: true })
  expect(dispatched).toContainEqual({ attemptId: unclaimed.id, number: 2, lost: false })
})

test('nothing is written and no row is waited for', async () => {
  await plights()
  const readOnly = connect(stage().url, { max: 1, name: 'candor-read-only' })
  onTestFinished(() => readOnly.close())
  await readOnly.db.execute(sql`set default_transaction_read_only = on`)
  await stage().db.transaction(async (other) => {
    await other.execute(sql`select from attempt for update`)
    await other.execute(sql`select from sweep_state for update`)
    expect((await foreseeSweep(readOnly.db)).ended).toHaveLength(5)
  })
})
