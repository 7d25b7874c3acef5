import { mostLostInterviewers, seconds } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  allAtOnce,
  attemptNow,
  endedAttempt,
  eventsOf,
  interviewTakenOver,
  interviewUnderWay,
  job,
  letTimePass,
  taken,
  useStage,
} from '../testing/stage.ts'
import { beat } from './beat.ts'
import { beginSweep } from './begin-sweep.ts'
import { claimAttempt } from './claim-attempt.ts'
import { endDueAttempts } from './end-attempt.ts'
import { loseInterviewer } from './lose-interviewer.ts'
import { readStandings } from './read-standings.ts'
import { takeDispatchNumber, takeOverdueDispatches, takeSuccessorNumber } from './take-dispatch-number.ts'

const stage = useStage()
const refusal = (code: string) => ({ ok: false, refusal: code })
const sweepWas = (agoMs: number) =>
  stage().db.execute(sql`update sweep_state set last_run_at = now() - ${agoMs} * interval '1 millisecond',
    silence_at = '-infinity', past_silence_at = '-infinity', grace_until = now() - interval '1 second'`)
beforeEach(() => sweepWas(seconds(1)))

/** The new number of the attempt, if a sweep gave it one. */
async function swept(attemptId: string, restedMs = 0): Promise<number | undefined> {
  await beginSweep(stage().db, { restedMs })
  const rows = await takeOverdueDispatches(stage().db, { limit: 100 })
  return rows.find(({ id }) => id === attemptId)?.dispatchedEpoch
}

describe('an interviewer whose process was seen to end', () => {
  test('is replaced at once, without waiting for its lease', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    taken(await beat(db, { attemptId, epoch: 1 }))
    expect(await swept(attemptId)).toBeUndefined()
    taken(await loseInterviewer(db, job(attemptId, 1)))
    expect(await swept(attemptId)).toBe(2)
    taken(await claimAttempt(db, job(attemptId, 2)))
    expect(await swept(attemptId)).toBeUndefined()
    expect(await attemptNow(db, attemptId)).toMatchObject({ state: 'live', epoch: 2, lostInterviewers: 1 })
  })

  test('is told of in the log; of one that was replaced already nothing is told', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewTakenOver(db)
    expect(await loseInterviewer(db, job(attemptId, 1))).toEqual(refusal('epoch_stale'))
    taken(await loseInterviewer(db, job(attemptId, 2)))
    const lines = (await eventsOf(db, attemptId)).filter(({ kind }) => kind === 'interviewer_lost')
    expect(lines).toEqual([{ kind: 'interviewer_lost', epoch: 2, detail: { state: 'live' } }])
    expect(await loseInterviewer(db, job((await endedAttempt(db)).id, 1))).toEqual(refusal('attempt_ended'))
  })

  test('under a number that another process holds loses nobody: a dispatch may come twice', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const holder = job(attemptId, 1)
    for (const twin of [
      { ...holder, pid: holder.pid + 1 },
      { ...holder, host: 'host-b' },
    ])
      expect(await loseInterviewer(db, twin)).toEqual(refusal('epoch_taken'))
    expect(await swept(attemptId)).toBeUndefined()
    expect((await eventsOf(db, attemptId)).map(({ kind }) => kind)).not.toContain('interviewer_lost')
  })
})

describe('when nobody has swept for a while, PostgreSQL itself was away', () => {
  test('so an interviewer without a beat is left one lease of grace', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: 60_000 })
    await sweepWas(seconds(4))
    expect(await swept(attemptId)).toBeUndefined()
    await sweepWas(seconds(1))
    expect(await swept(attemptId)).toBe(2)
  })

  test('also by a sweep that had begun before it and only goes on now', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await beginSweep(db)
    await letTimePass(db, { attemptId, ms: 60_000 })
    await sweepWas(seconds(60))
    expect(await takeOverdueDispatches(db, { limit: 100 })).toEqual([])
    expect(await takeDispatchNumber(db, { attemptId })).toEqual(refusal('interviewer_present'))
  })

  test('but one that was seen to end is replaced all the same', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    taken(await loseInterviewer(db, job(attemptId, 1)))
    await sweepWas(seconds(4))
    expect(await swept(attemptId)).toBe(2)
  })
})

describe('where sweeps are always some way apart', () => {
  const apartMs = seconds(5.5)

  /** The only sweeper comes by again. `restedMs`: what it knows of the time since. */
  async function sweptLater(
    attemptId: string,
    { restedMs = apartMs, byMs = apartMs } = {},
  ): Promise<number | undefined> {
    const { db } = stage()
    await letTimePass(db, { attemptId, ms: byMs })
    await db.execute(sql`update sweep_state set last_run_at = now() - ${byMs} * interval '1 millisecond',
      grace_until = grace_until - ${byMs} * interval '1 millisecond'`)
    return swept(attemptId, restedMs)
  }

  test('grace is given once: who has not beaten from one sweep to the next is replaced', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: seconds(6) })
    expect(await sweptLater(attemptId, { restedMs: 0 }), 'PostgreSQL may have been away').toBeUndefined()
    expect(await sweptLater(attemptId)).toBe(2)
  })

  test('but not after a second outage, which may have left nobody the second it takes to beat', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: seconds(6) })
    expect(await sweptLater(attemptId, { restedMs: 0 })).toBeUndefined()
    expect(await sweptLater(attemptId, { restedMs: 0 }), 'the sweeper had no answer').toBeUndefined()
    expect(await sweptLater(attemptId, { restedMs: seconds(1), byMs: seconds(6) }), 'it had to wait').toBeUndefined()
    expect(await sweptLater(attemptId, { restedMs: seconds(20), byMs: seconds(20) }), 'it stood still').toBeUndefined()
    expect(await sweptLater(attemptId), 'it only rested').toBe(2)
  })

  test('who beat just before a sweep, when PostgreSQL went away, is not lost at the next one', async () => {
    const { id: attemptId } = await interviewUnderWay(stage().db)
    await sweepWas(seconds(60))
    expect(await swept(attemptId)).toBeUndefined()
    expect(await sweptLater(attemptId)).toBeUndefined()
  })

  test('and who has beaten since the last one is not', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    for (let sweeps = 0; sweeps < 4; sweeps += 1) {
      expect(await sweptLater(attemptId), 'PostgreSQL may have been away since').toBeUndefined()
      taken(await beat(db, { attemptId, epoch: 1 }))
    }
    expect(await sweptLater(attemptId)).toBeUndefined()
    expect(await sweptLater(attemptId)).toBe(2)
  })
})

describe('one interviewer after the other is lost', () => {
  /** Interviewer `epoch` has claimed and ended; returns whether the attempt was given up. */
  async function lose(attemptId: string, epoch: number): Promise<void> {
    const { db } = stage()
    taken(await loseInterviewer(db, job(attemptId, epoch)))
    await letTimePass(db, { attemptId, ms: 16_001 })
    expect(await endDueAttempts(db, { limit: 100 })).toEqual([])
    expect(await swept(attemptId)).toBe(epoch + 1)
  }

  test('each is replaced, five times; after that the attempt ends, resumable', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    for (let epoch = 1; epoch <= mostLostInterviewers; epoch += 1) {
      await lose(attemptId, epoch)
      taken(await claimAttempt(db, job(attemptId, epoch + 1)))
    }
    taken(await beat(db, { attemptId, epoch: mostLostInterviewers + 1 }))
    expect(await endDueAttempts(db, { limit: 100 })).toEqual([])
    taken(await loseInterviewer(db, job(attemptId, mostLostInterviewers + 1)))
    await letTimePass(db, { attemptId, ms: 60_000 })
    expect(await swept(attemptId)).toBeUndefined()
    expect(await endDueAttempts(db, { limit: 100 })).toMatchObject([{ id: attemptId, endReason: 'interviewer_lost' }])
  })

  test('the last dispatch too is repeated when nobody claims it: the candidate is not left alone until the limit', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    for (let epoch = 1; epoch < mostLostInterviewers; epoch += 1) {
      await lose(attemptId, epoch)
      taken(await claimAttempt(db, job(attemptId, epoch + 1)))
    }
    await lose(attemptId, mostLostInterviewers)
    await letTimePass(db, { attemptId, ms: 3001 })
    expect(await swept(attemptId)).toBe(mostLostInterviewers + 2)
  })

  test('each replacement but the first waits longer: 1, 4, 9 and 16 seconds', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    for (const [index, waits] of [0, 0, 1, 4, 9].entries()) {
      const epoch = index + 1
      taken(await loseInterviewer(db, job(attemptId, epoch)))
      if (waits > 0) {
        await letTimePass(db, { attemptId, ms: seconds(waits) - 500 })
        expect(await swept(attemptId), `loss ${epoch}`).toBeUndefined()
        await letTimePass(db, { attemptId, ms: 501 })
      }
      expect(await swept(attemptId), `loss ${epoch}`).toBe(epoch + 1)
      taken(await claimAttempt(db, job(attemptId, epoch + 1)))
    }
  })

  test('dispatches that nobody claimed do not count', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    taken(await loseInterviewer(db, job(attemptId, 1)))
    for (let number = 2; number < 10; number += 1) {
      expect(await swept(attemptId)).toBe(number)
      await letTimePass(db, { attemptId, ms: 3001 })
    }
    expect((await attemptNow(db, attemptId)).lostInterviewers).toBe(1)
  })
})

describe('takeSuccessorNumber', () => {
  test('gives an interviewer that goes on talking one successor, and counts nobody as lost', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const answers = await allAtOnce(10, () => takeSuccessorNumber(db, { attemptId, epoch: 1 }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(taken(await beat(db, { attemptId, epoch: 1 })).state).toBe('live')
    await letTimePass(db, { attemptId, ms: 3001 })
    expect(await swept(attemptId), 'it did not come, so it is asked for again').toBe(3)
    taken(await claimAttempt(db, job(attemptId, 3)))
    expect(await beat(db, { attemptId, epoch: 1 })).toEqual(refusal('epoch_stale'))
    expect((await attemptNow(db, attemptId)).lostInterviewers).toBe(0)
    expect(await takeSuccessorNumber(db, { attemptId, epoch: 1 })).toEqual(refusal('epoch_stale'))
  })
})

test('readStandings answers state and holder of those it knows', async () => {
  const { db } = stage()
  const [live, over] = [await interviewTakenOver(db), await endedAttempt(db)]
  expect(await readStandings(db, [live.id, over.id, 'att_unknown000'])).toEqual(
    new Map([
      [live.id, { state: 'live', epoch: 2 }],
      [over.id, { state: 'ended', epoch: 1 }],
    ]),
  )
  expect(await readStandings(db, [])).toEqual(new Map())
})
