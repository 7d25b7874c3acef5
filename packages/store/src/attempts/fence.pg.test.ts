import type { Db } from '@candor/drizzle'
import { endReasons } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { fromRow, rowsOf } from '../rows.ts'
import {
  allAtOnce,
  attemptNow,
  endedAttempt,
  eventsOf,
  interviewTakenOver,
  interviewUnderWay,
  job,
  letTimePass,
  openedAttempt,
  taken,
  useStage,
} from '../testing/stage.ts'
import { admitCandidate } from './admit-candidate.ts'
import { beat } from './beat.ts'
import { beginClosing } from './begin-closing.ts'
import { claimAttempt } from './claim-attempt.ts'
import { endAttempt } from './end-attempt.ts'
import { loseInterviewer } from './lose-interviewer.ts'
import { noteCandidateLeft } from './note-candidate-left.ts'
import { saveProgress } from './save-progress.ts'
import { takeDispatchNumber } from './take-dispatch-number.ts'

const stage = useStage()
const refusal = (code: string) => ({ ok: false, refusal: code })

async function leaseOf(attemptId: string): Promise<Record<string, unknown>> {
  const [row] = await stage().db.execute(
    sql`select epoch, job_id, host, pid, extract(epoch from process_started_at) * 1000 as started,
        beaten_at > now() - interval '1 second' as fresh from lease where attempt_id = ${attemptId}`,
  )
  return row ?? {}
}

/** PostgreSQL's clock as the verbs answer moments, epoch milliseconds. */
async function clockOf(db: Db): Promise<number> {
  const [row] = await rowsOf(db, sql`select now() as now_at`)
  return fromRow<{ nowAt: number }>(row ?? {}).nowAt
}

describe('claimAttempt', () => {
  test('gives the attempt to the interviewer and keeps who it is', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    expect(taken(await claimAttempt(db, job(attemptId, 1)))).toMatchObject({
      epoch: 1,
      dispatchedEpoch: 1,
      state: 'open',
    })
    const lease = await leaseOf(attemptId)
    expect(lease).toMatchObject({ epoch: 1, job_id: 'job-1', host: 'host-a', pid: 4711, fresh: true })
    expect(Number(lease['started'])).toBe(job(attemptId, 1).processStartedAt)
  })

  test('of two jobs for one number one wins; the other one learns that it came second', async () => {
    const { db } = stage()
    for (let round = 0; round < 10; round += 1) {
      const { id: attemptId } = await openedAttempt(db)
      taken(await takeDispatchNumber(db, { attemptId }))
      const answers = await allAtOnce(2, (caller) => claimAttempt(db, job(attemptId, 1, `job-${caller}`)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toEqual(refusal('epoch_taken'))
      const winner = answers.findIndex(({ ok }) => ok)
      expect(await leaseOf(attemptId)).toMatchObject({ job_id: `job-${winner}` })
    }
  })

  /** An attempt for which three interviewers were asked, one after the other. */
  async function askedForThree(): Promise<string> {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    for (const _ of [1, 2, 3]) {
      taken(await takeDispatchNumber(db, { attemptId }))
      await letTimePass(db, { attemptId, ms: 3001 })
    }
    return attemptId
  }

  test.each([1, 2, 3])('number %i of three given out comes first and wins; the others find it there', async (first) => {
    const { db } = stage()
    const attemptId = await askedForThree()
    expect(taken(await claimAttempt(db, job(attemptId, first))).epoch).toBe(first)
    for (const other of [1, 2, 3].filter((number) => number !== first))
      expect(await claimAttempt(db, job(attemptId, other))).toEqual(refusal('epoch_stale'))
    expect(taken(await beat(db, { attemptId, epoch: first })).state, 'nobody took over from it').toBe('open')
    expect(await takeDispatchNumber(db, { attemptId }), 'and nobody else is asked for').toEqual(
      refusal('interviewer_present'),
    )
  })

  test('of three jobs for three numbers at once one wins', async () => {
    const { db } = stage()
    for (let round = 0; round < 5; round += 1) {
      const attemptId = await askedForThree()
      const answers = await allAtOnce(3, (caller) => claimAttempt(db, job(attemptId, caller + 1)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  test('a number that nobody gave out cannot be claimed', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    expect(await claimAttempt(db, job(attemptId, 1))).toEqual(refusal('epoch_stale'))
    taken(await takeDispatchNumber(db, { attemptId }))
    expect(await claimAttempt(db, job(attemptId, 2))).toEqual(refusal('epoch_stale'))
  })

  test('one that came late is replaced like any other, by a number that was never given out before', async () => {
    const { db } = stage()
    const attemptId = await askedForThree()
    taken(await claimAttempt(db, job(attemptId, 2)))
    expect(taken(await loseInterviewer(db, job(attemptId, 2))).lostInterviewers).toBe(0)
    expect(taken(await takeDispatchNumber(db, { attemptId }))).toMatchObject({
      dispatchedEpoch: 4,
      lostInterviewers: 1,
    })
    expect(await claimAttempt(db, job(attemptId, 3)), 'meant for the place before').toEqual(refusal('epoch_stale'))
    expect(taken(await claimAttempt(db, job(attemptId, 4))).epoch).toBe(4)
  })

  test('an attempt that is closing, ended or past its deadline takes no interviewer', async () => {
    const { db } = stage()
    const dispatched = async () => {
      const { id: attemptId } = await openedAttempt(db)
      taken(await takeDispatchNumber(db, { attemptId }))
      return attemptId
    }
    const closing = await dispatched()
    taken(await beginClosing(db, { attemptId: closing, reason: 'cancelled' }))
    expect(await claimAttempt(db, job(closing, 1))).toEqual(refusal('attempt_closing'))

    const ended = await dispatched()
    taken(await endAttempt(db, { attemptId: ended, reason: 'cancelled' }))
    expect(await claimAttempt(db, job(ended, 1))).toEqual(refusal('attempt_ended'))

    const due = await dispatched()
    await letTimePass(db, { attemptId: due, ms: 600_000 })
    expect(await claimAttempt(db, job(due, 1))).toEqual(refusal('attempt_ended'))
    expect(await claimAttempt(db, job('att_unknown000', 1))).toEqual(refusal('attempt_unknown'))
  })
})

describe('beat', () => {
  test('renews the lease and tells what became of the attempt', async () => {
    const { db } = stage()
    const { id: attemptId, hardStopAt } = await interviewUnderWay(db)
    await db.execute(sql`update lease set beaten_at = now() - interval '4 seconds' where attempt_id = ${attemptId}`)
    const before = await clockOf(db)
    const answer = taken(await beat(db, { attemptId, epoch: 1 }))
    expect(answer).toMatchObject({ state: 'live', endReason: null, hardStopAt })
    expect(answer.nowAt, 'PostgreSQL’s clock, not ours').toBeGreaterThanOrEqual(before)
    expect(answer.nowAt).toBeLessThanOrEqual(await clockOf(db))
    expect(await leaseOf(attemptId)).toMatchObject({ fresh: true })

    taken(await beginClosing(db, { attemptId, reason: 'recruiter_ended' }))
    expect(taken(await beat(db, { attemptId, epoch: 1 }))).toMatchObject({
      state: 'closing',
      endReason: 'recruiter_ended',
    })
  })

  test('is refused after the end, and for an attempt nobody knows', async () => {
    const { db } = stage()
    const { id: attemptId } = await endedAttempt(db)
    expect(await beat(db, { attemptId, epoch: 1 })).toEqual(refusal('attempt_ended'))
    expect(await beat(db, { attemptId: 'att_unknown000', epoch: 1 })).toEqual(refusal('attempt_unknown'))
  })
})

describe('an interviewer that was replaced', () => {
  test('changes nothing any more: beat, saveProgress, beginClosing and endAttempt are refused', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    await db.execute(sql`update lease set beaten_at = now() - interval '4 seconds' where attempt_id = ${attemptId}`)
    const before = await attemptNow(db, attemptId)
    const stale = { attemptId, epoch: 1 }
    expect(await beat(db, stale)).toEqual(refusal('epoch_stale'))
    expect(await saveProgress(db, { ...stale, progress: { v: 1, asked: ['first'], answered: true } })).toEqual(
      refusal('epoch_stale'),
    )
    for (const reason of endReasons) {
      expect(await beginClosing(db, { ...stale, reason })).toEqual(refusal('epoch_stale'))
      expect(await endAttempt(db, { ...stale, reason })).toEqual(refusal('epoch_stale'))
    }
    expect(await attemptNow(db, attemptId)).toEqual(before)
    expect(await leaseOf(attemptId)).toMatchObject({ epoch: 2, fresh: false })
  })

  test('what it saw of the candidate, asleep meanwhile, changes nothing', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    expect(await noteCandidateLeft(db, { attemptId, epoch: 1 })).toEqual(refusal('epoch_stale'))
    expect(await attemptNow(db, attemptId)).toMatchObject({ state: 'live', candidatePresent: true })
    expect(taken(await noteCandidateLeft(db, { attemptId, epoch: 2 })).state).toBe('interrupted')
    expect(await admitCandidate(db, { attemptId, epoch: 1 })).toEqual(refusal('epoch_stale'))
    expect((await attemptNow(db, attemptId)).state).toBe('interrupted')
    expect(taken(await admitCandidate(db, { attemptId, epoch: 2 })).state).toBe('live')
  })

  test('its successor may do all of that', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    const held = { attemptId, epoch: 2 }
    taken(await beat(db, held))
    const progress = { v: 1 as const, asked: ['first', 'second'], answered: true }
    taken(await saveProgress(db, { ...held, progress }))
    expect((await attemptNow(db, attemptId)).progress).toEqual(progress)
    taken(await beginClosing(db, { ...held, reason: 'completed' }))
    expect(taken(await endAttempt(db, { ...held, reason: 'technical_failure' })).endReason).toBe('completed')
  })

  test('the log tells who took over from whom', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    const claims = (await eventsOf(db, attemptId)).filter(({ kind }) => kind === 'interviewer_claimed')
    expect(claims).toEqual([1, 2].map((epoch) => ({
      kind: 'interviewer_claimed', epoch, detail: { state: 'live', jobId: `job-${epoch}`, host: 'host-a' },
    }))) // prettier-ignore
  })
})

test('a progress that arrives behind a further one changes nothing: no successor asks what was answered', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  const save = (asked: string[], answered: boolean) =>
    saveProgress(db, { attemptId, epoch: 1, progress: { v: 1, asked, answered } })
  taken(await save(['one', 'two'], false))
  taken(await save(['one'], true))
  expect((await attemptNow(db, attemptId)).progress).toEqual({ v: 1, asked: ['one', 'two'], answered: false })
  taken(await save(['one', 'two'], true))
  taken(await save(['one', 'two'], false))
  expect((await attemptNow(db, attemptId)).progress).toEqual({ v: 1, asked: ['one', 'two'], answered: true })
})
