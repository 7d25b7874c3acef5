import { seconds } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
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
import { loseInterviewer } from './lose-interviewer.ts'
import { noteCandidateLeft } from './note-candidate-left.ts'
import { noteJobAccepted } from './note-job-accepted.ts'
import { noteJobLost } from './note-job-lost.ts'
import { takeDispatchNumber, takeOverdueDispatches } from './take-dispatch-number.ts'

const stage = useStage()
const refusal = (code: string) => ({ ok: false, refusal: code })

/** The new number of the attempt, if a sweep gave it one. */
async function swept(attemptId: string): Promise<number | undefined> {
  const rows = await takeOverdueDispatches(stage().db, { limit: 100 })
  return rows.find(({ id }) => id === attemptId)?.dispatchedEpoch
}

describe('takeDispatchNumber', () => {
  test('a double click gives one number, however many clicks it is', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    const answers = await allAtOnce(20, () => takeDispatchNumber(db, { attemptId }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 19 }, () => refusal('interviewer_present')))
    expect(await attemptNow(db, attemptId)).toMatchObject({ dispatchedEpoch: 1, epoch: 0 })
    expect((await eventsOf(db, attemptId)).at(-1)).toEqual({
      kind: 'interviewer_dispatched',
      epoch: 0,
      detail: { state: 'open', number: 1 },
    })
  })

  test('is refused while an interviewer beats, after closing began, after the end and for the unknown', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    expect(await takeDispatchNumber(db, { attemptId })).toEqual(refusal('interviewer_present'))
    taken(await beginClosing(db, { attemptId, reason: 'completed' }))
    await letTimePass(db, { attemptId, ms: 10_000 })
    expect(await takeDispatchNumber(db, { attemptId })).toEqual(refusal('attempt_closing'))
    expect(await takeDispatchNumber(db, { attemptId: (await endedAttempt(db)).id })).toEqual(refusal('attempt_ended'))
    expect(await takeDispatchNumber(db, { attemptId: 'att_unknown000' })).toEqual(refusal('attempt_unknown'))
  })
})

describe('takeOverdueDispatches', () => {
  test('asks for nobody before the first dispatch: no provider is paid for a link preview', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    await letTimePass(db, { attemptId, ms: 60_000 })
    expect(await swept(attemptId)).toBeUndefined()
  })

  test('a dispatch nobody claimed is repeated with the next number after three seconds, again and again', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    for (const next of [2, 3, 4]) {
      await letTimePass(db, { attemptId, ms: 2500 })
      expect(await swept(attemptId)).toBeUndefined()
      await letTimePass(db, { attemptId, ms: 501 })
      expect(await swept(attemptId)).toBe(next)
    }
    expect(await attemptNow(db, attemptId)).toMatchObject({ epoch: 0, dispatchedEpoch: 4 })
  })

  test('an interviewer without a beat for five seconds is replaced, one that beats is not', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: 60_000 })
    taken(await beat(db, { attemptId, epoch: 1 }))
    await letTimePass(db, { attemptId, ms: 4500 })
    expect(await swept(attemptId)).toBeUndefined()
    await letTimePass(db, { attemptId, ms: 501 })
    expect(await swept(attemptId)).toBe(2)
    // The old one may speak until its successor has claimed.
    expect(taken(await beat(db, { attemptId, epoch: 1 })).state).toBe('live')
    taken(await claimAttempt(db, job(attemptId, 2)))
    expect(await beat(db, { attemptId, epoch: 1 })).toEqual(refusal('epoch_stale'))
    await letTimePass(db, { attemptId, ms: 4500 })
    expect(await swept(attemptId)).toBeUndefined()
  })

  test('a lost interviewer is replaced while the candidate is away too: whoever comes back finds one', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    taken(await noteCandidateLeft(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 10_000 })
    expect(await swept(attemptId)).toBe(2)
    await letTimePass(db, { attemptId, ms: 3001 })
    expect(await swept(attemptId), 'nobody claimed it, so it is said again').toBe(3)
    expect(taken(await claimAttempt(db, job(attemptId, 3))).state).toBe('interrupted')
    expect(taken(await admitCandidate(db, { attemptId })).state).toBe('live')
  })

  test('nobody is sent into an attempt that is past its deadline or closing', async () => {
    const { db } = stage()
    const due = await interviewUnderWay(db)
    await letTimePass(db, { attemptId: due.id, ms: 600_000 })
    expect(await swept(due.id)).toBeUndefined()
    const closing = await interviewTakenOver(db)
    taken(await beginClosing(db, { attemptId: closing.id, reason: 'completed' }))
    await letTimePass(db, { attemptId: closing.id, ms: 10_000 })
    expect(await swept(closing.id)).toBeUndefined()
  })

  test('ten sweepers at once give every attempt one number, and no more than their limit each', async () => {
    const { db } = stage()
    const ids = await allAtOnce(24, async () => {
      const { id: attemptId } = await openedAttempt(db)
      taken(await takeDispatchNumber(db, { attemptId }))
      await letTimePass(db, { attemptId, ms: 3001 })
      return attemptId
    })
    const sweeps = await allAtOnce(10, () => takeOverdueDispatches(db, { limit: 4 }))
    expect(Math.max(...sweeps.map((rows) => rows.length))).toBeLessThanOrEqual(4)
    await takeOverdueDispatches(db, { limit: 100 })
    const numbers = await allAtOnce(24, async (index) => (await attemptNow(db, ids[index] ?? '')).dispatchedEpoch)
    expect(new Set(numbers)).toEqual(new Set([2]))
  })

  test('a sweep that waited while an interviewer claimed does not replace the one that has just come', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 8000 })
    let sweep: Promise<unknown> = Promise.resolve()
    await db.transaction(async (held) => {
      await held.execute(sql`select from attempt where id = ${attemptId} for update`)
      // The claim waits first, the dispatch second; both looked at the tables before either could write.
      const claim = claimAttempt(db, job(attemptId, 1))
      await expect.poll(() => waiting(), { interval: 5 }).toBe(1)
      sweep = takeDispatchNumber(db, { attemptId }).then(async (answer) => [taken(await claim).epoch, answer])
      await expect.poll(() => waiting(), { interval: 5 }).toBe(2)
    })
    expect(await sweep).toEqual([1, refusal('interviewer_present')])
  })
})

async function waiting(): Promise<number> {
  const [row] = await stage().db.execute(
    sql`select count(*)::int as blocked from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return Number(row?.['blocked'])
}

describe('noteJobAccepted', () => {
  test('a dispatch that a worker has taken is not repeated while its process starts, and is when it never claims', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await noteJobAccepted(db, { attemptId, epoch: 1 })
    await letTimePass(db, { attemptId, ms: 9000 })
    expect(await swept(attemptId)).toBeUndefined()
    await letTimePass(db, { attemptId, ms: 2000 })
    expect(await swept(attemptId)).toBe(2)
  })

  test('of a spent number changes nothing', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 4000 })
    expect(await swept(attemptId)).toBe(2)
    taken(await claimAttempt(db, job(attemptId, 1)))
    const before = await attemptNow(db, attemptId)
    for (const epoch of [1, 2]) await noteJobAccepted(db, { attemptId, epoch })
    expect(await attemptNow(db, attemptId)).toEqual(before)
  })

  test('of an older number that may still come counts like the last one', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 4000 })
    expect(await swept(attemptId)).toBe(2)
    await noteJobAccepted(db, { attemptId, epoch: 1 })
    await letTimePass(db, { attemptId, ms: 19_000 })
    expect(await swept(attemptId)).toBeUndefined()
    await letTimePass(db, { attemptId, ms: 1001 })
    expect(await swept(attemptId)).toBe(3)
  })

  test('after any number of dispatches that went astray it is repeated within half a minute', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    for (let number = 2; number <= 12; number += 1) {
      await letTimePass(db, { attemptId, ms: 3001 })
      expect(await swept(attemptId)).toBe(number)
    }
    await noteJobAccepted(db, { attemptId, epoch: 12 })
    await letTimePass(db, { attemptId, ms: 29_000 })
    expect(await swept(attemptId)).toBeUndefined()
    await letTimePass(db, { attemptId, ms: 1001 })
    expect(await swept(attemptId)).toBe(13)
  })

  test('does not delay the replacement of an interviewer that claimed and was lost at once', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await noteJobAccepted(db, { attemptId, epoch: 1 })
    taken(await claimAttempt(db, job(attemptId, 1)))
    taken(await loseInterviewer(db, job(attemptId, 1)))
    expect(taken(await takeDispatchNumber(db, { attemptId })).dispatchedEpoch).toBe(2)
  })
})

describe('noteJobLost', () => {
  test('a job that dies before it has claimed is asked for again at once, and after more such deaths 1, 4, 9 and 16 s later', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    for (const [index, waits] of [0, 1, 4, 9, 16, 16].entries()) {
      const epoch = index + 1
      await noteJobAccepted(db, { attemptId, epoch })
      expect(await swept(attemptId)).toBeUndefined()
      taken(await noteJobLost(db, { attemptId, epoch }))
      if (waits > 0) {
        await letTimePass(db, { attemptId, ms: seconds(waits) - 500 })
        expect(await swept(attemptId), `death ${epoch}`).toBeUndefined()
        await letTimePass(db, { attemptId, ms: 501 })
      }
      expect(await swept(attemptId), `death ${epoch}`).toBe(epoch + 1)
    }
    expect((await attemptNow(db, attemptId)).lostInterviewers, 'nobody was lost who never came').toBe(0)
  })

  test('of one whose place has been taken changes nothing', async () => {
    const { db } = stage()
    const { id: attemptId } = await openedAttempt(db)
    taken(await takeDispatchNumber(db, { attemptId }))
    await letTimePass(db, { attemptId, ms: 3001 })
    expect(await swept(attemptId)).toBe(2)
    taken(await claimAttempt(db, job(attemptId, 1)))
    const before = await attemptNow(db, attemptId)
    for (const epoch of [1, 2]) expect(await noteJobLost(db, { attemptId, epoch })).toEqual(refusal('epoch_stale'))
    expect(await attemptNow(db, attemptId)).toEqual(before)
  })
})
