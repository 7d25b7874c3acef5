import { hours, seconds } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import {
  allAtOnce,
  attemptNow,
  eventsOf,
  interviewUnderWay,
  job,
  letTimePass,
  openedAttempt,
  samplePlan,
  taken,
  useStage,
} from '../testing/stage.ts'
import { admitCandidate } from './admit-candidate.ts'
import { beat } from './beat.ts'
import { beginClosing } from './begin-closing.ts'
import { claimAttempt } from './claim-attempt.ts'
import { endAttempt, endDueAttempts } from './end-attempt.ts'
import { holdWindows } from './hold-windows.ts'
import { loseInterviewer } from './lose-interviewer.ts'
import { noteCandidateLeft } from './note-candidate-left.ts'
import { noteWaiting } from './note-waiting.ts'
import { takeDispatchNumber } from './take-dispatch-number.ts'

const stage = useStage()
const windowMs = samplePlan.limits.reconnectWindowMs
const kinds = async (attemptId: string) => (await eventsOf(stage().db, attemptId)).map(({ kind }) => kind)

describe('the candidate comes', () => {
  test('before an interviewer: the attempt waits on, with the deadline it had', async () => {
    const { db } = stage()
    const opened = await openedAttempt(db)
    const attempt = taken(await admitCandidate(db, { attemptId: opened.id }))
    expect(attempt).toMatchObject({
      state: 'open',
      candidatePresent: true,
      deadlineAt: opened.deadlineAt,
      liveAt: null,
    })
    expect(taken(await noteCandidateLeft(db, { attemptId: opened.id }))).toMatchObject({
      state: 'open',
      candidatePresent: false,
      deadlineAt: opened.deadlineAt,
    })
  })

  test.each(['candidate', 'interviewer'])(
    'with both there the attempt is live, whoever came last: %s',
    async (last) => {
      const { db } = stage()
      const { id: attemptId } = await openedAttempt(db)
      taken(await takeDispatchNumber(db, { attemptId }))
      const steps = [() => claimAttempt(db, job(attemptId, 1)), () => admitCandidate(db, { attemptId })]
      for (const step of last === 'candidate' ? steps : steps.toReversed()) taken(await step())
      const attempt = await attemptNow(db, attemptId)
      expect(attempt).toMatchObject({ state: 'live', epoch: 1, candidatePresent: true, endReason: null })
      expect((attempt.hardStopAt ?? 0) - (attempt.liveAt ?? 0)).toBe(attempt.maxLengthMs)
      expect(attempt.deadlineAt).toBe(attempt.hardStopAt)
    },
  )

  test('said twenty times at once, it is written once', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    await allAtOnce(20, () => admitCandidate(db, { attemptId }))
    expect(await kinds(attemptId)).toEqual(['opened', 'candidate_joined'])
  })
})

describe('the candidate drops out', () => {
  test('the attempt is interrupted until the window closes', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const attempt = taken(await noteCandidateLeft(db, { attemptId }))
    expect(attempt).toMatchObject({ state: 'interrupted', candidatePresent: false, epoch: 1 })
    expect((attempt.deadlineAt ?? 0) - (attempt.interruptedAt ?? 0)).toBe(windowMs)
  })

  test('near the end of the time the window does not reach past it', async () => {
    const { db } = stage()
    const { id: attemptId, maxLengthMs } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: maxLengthMs - seconds(10) })
    const attempt = taken(await noteCandidateLeft(db, { attemptId }))
    expect(attempt.deadlineAt).toBe(attempt.hardStopAt)
  })

  test('back inside the window: same attempt, same room, the time away given back', async () => {
    const { db } = stage()
    const before = await interviewUnderWay(db)
    taken(await noteCandidateLeft(db, { attemptId: before.id }))
    await letTimePass(db, { attemptId: before.id, ms: 20_000 })
    const away = await attemptNow(db, before.id)
    const after = taken(await admitCandidate(db, { attemptId: before.id }))
    expect(after).toMatchObject({ state: 'live', roomName: before.roomName, interruptedAt: null, epoch: 1 })
    const givenBack = (after.hardStopAt ?? 0) - (away.hardStopAt ?? 0)
    expect(givenBack).toBeGreaterThanOrEqual(20_000)
    expect(givenBack).toBeLessThan(25_000)
    expect(after.deadlineAt).toBe(after.hardStopAt)
  })

  test('coming back twenty times at once gives the time back once, and one line tells it', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await allAtOnce(20, () => noteCandidateLeft(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 20_000 })
    const away = await attemptNow(db, attemptId)
    await allAtOnce(20, () => admitCandidate(db, { attemptId }))
    const back = await attemptNow(db, attemptId)
    expect((back.hardStopAt ?? 0) - (away.hardStopAt ?? 0)).toBeLessThan(25_000)
    expect((await kinds(attemptId)).slice(-2)).toEqual(['candidate_left', 'candidate_returned'])
  })

  test('however often somebody leaves and returns, no more than one window is given back in all', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    for (let round = 0; round < 4; round += 1) {
      taken(await noteCandidateLeft(db, { attemptId }))
      await letTimePass(db, { attemptId, ms: 20_000 })
      taken(await admitCandidate(db, { attemptId }))
    }
    const attempt = await attemptNow(db, attemptId)
    expect((attempt.hardStopAt ?? 0) - (attempt.liveAt ?? 0)).toBe(attempt.maxLengthMs + windowMs)
  })

  test('after the window it is too late, even when no sweep has come by yet', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    taken(await noteCandidateLeft(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: windowMs })
    expect(taken(await admitCandidate(db, { attemptId }))).toMatchObject({
      state: 'interrupted',
      candidatePresent: false,
    })
  })
})

test('nobody brings an attempt back that is closing or ended', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  taken(await beginClosing(db, { attemptId, reason: 'completed' }))
  expect(taken(await noteCandidateLeft(db, { attemptId }))).toMatchObject({ state: 'closing', candidatePresent: false })
  expect(taken(await admitCandidate(db, { attemptId }))).toMatchObject({ state: 'closing' })
  taken(await endAttempt(db, { attemptId, reason: 'technical_failure' }))
  await letTimePass(db, { attemptId, ms: hours(1) })
  expect(taken(await admitCandidate(db, { attemptId }))).toMatchObject({ state: 'ended', endReason: 'completed' })
  expect(taken(await noteCandidateLeft(db, { attemptId }))).toMatchObject({ state: 'ended', endReason: 'completed' })
})

test('an unknown attempt is refused', async () => {
  const unknown = { attemptId: 'att_00000000000000000000000000' }
  expect(await admitCandidate(stage().db, unknown)).toEqual({ ok: false, refusal: 'attempt_unknown' })
  expect(await noteCandidateLeft(stage().db, unknown)).toEqual({ ok: false, refusal: 'attempt_unknown' })
})

describe('noteWaiting', () => {
  const overdue = async (attemptId: string) => {
    await letTimePass(stage().db, { attemptId, ms: 600_000 })
    await endDueAttempts(stage().db, { limit: 100 })
    return (await attemptNow(stage().db, attemptId)).endReason
  }

  test('who waited in vain for the first interviewer is no no-show; who never came is one', async () => {
    const { agentDb: db } = stage()
    const [came, stayedAway] = [await openedAttempt(stage().db), await openedAttempt(stage().db)]
    expect(await noteWaiting(db, { roomNames: [came.roomName] })).toMatchObject([{ id: came.id, state: 'open' }])
    expect(await noteWaiting(db, { roomNames: [came.roomName] }), 'no news').toEqual([])
    expect(await overdue(came.id)).toBe('interviewer_lost')
    expect(await overdue(stayedAway.id)).toBe('no_show')
    expect(await noteWaiting(db, { roomNames: [came.roomName, stayedAway.roomName] }), 'too late').toEqual([])
  })

  test('an interviewer that comes after all finds the attempt live, and tells itself what is so', async () => {
    const { db } = stage()
    const { id: attemptId, roomName } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await noteWaiting(db, { roomNames: [roomName] })
    expect(taken(await claimAttempt(db, job(attemptId, 1)))).toMatchObject({ state: 'live', candidatePresent: true })
    taken(await noteCandidateLeft(db, { attemptId, epoch: 1 }))
    expect(await noteWaiting(db, { roomNames: [roomName] }), 'from now on the interviewer looks').toEqual([])
    expect((await attemptNow(db, attemptId)).state).toBe('interrupted')
  })
})

describe('holdWindows', () => {
  test('a window does not close on somebody in the room whom nobody sees, because the interviewer is lost', async () => {
    const { agentDb: db } = stage()
    const { id: attemptId, roomName } = await interviewUnderWay(stage().db)
    taken(await noteCandidateLeft(db, { attemptId, epoch: 1 }))
    const late = windowMs - seconds(1)
    const heldFor = async (roomNames: string[]) => {
      const before = (await attemptNow(db, attemptId)).deadlineAt ?? 0
      await holdWindows(db, { roomNames })
      return ((await attemptNow(db, attemptId)).deadlineAt ?? 0) - before
    }
    await letTimePass(stage().db, { attemptId, ms: late })
    taken(await beat(db, { attemptId, epoch: 1 }))
    expect(await heldFor([roomName]), 'the interviewer looks').toBe(0)
    taken(await loseInterviewer(db, job(attemptId, 1)))
    expect(await heldFor(['candor-another']), 'the room is empty').toBe(0)
    expect(await heldFor([roomName])).toBeGreaterThanOrEqual(late)
    expect(await attemptNow(db, attemptId)).toMatchObject({ state: 'interrupted', candidatePresent: false })
    await letTimePass(stage().db, { attemptId, ms: windowMs })
    expect(await heldFor([roomName]), 'too late').toBe(0)
  })

  test('and it is held to the hard stop at most', async () => {
    const { db } = stage()
    const { id: attemptId, roomName } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: samplePlan.limits.maxLengthMs - seconds(5) })
    taken(await noteCandidateLeft(db, { attemptId, epoch: 1 }))
    taken(await loseInterviewer(db, job(attemptId, 1)))
    await holdWindows(db, { roomNames: [roomName] })
    const { deadlineAt, hardStopAt } = await attemptNow(db, attemptId)
    expect(deadlineAt).toBe(hardStopAt)
  })
})
