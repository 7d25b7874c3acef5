import { attemptStates, endReasons, reasonAtDeadline, type EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  allAtOnce,
  attemptNow,
  eventsOf,
  interviewUnderWay,
  letTimePass,
  openedAttempt,
  taken,
  useStage,
} from '../testing/stage.ts'
import { admitCandidate } from './admit-candidate.ts'
import { beginClosing } from './begin-closing.ts'
import { endAttempt, endDueAttempts } from './end-attempt.ts'
import { noteCandidateLeft } from './note-candidate-left.ts'

const stage = useStage()
const reasonFor = (caller: number): EndReason => endReasons[caller % endReasons.length] ?? 'completed'

describe('beginClosing', () => {
  test('of fifty at once one commits its reason; the others are refused and read the winner’s', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const answers = await allAtOnce(50, async (caller) => ({
      answer: await beginClosing(db, { attemptId, reason: reasonFor(caller), epoch: caller % 2 === 0 ? 1 : undefined }),
      read: (await attemptNow(db, attemptId)).endReason,
    }))
    const won = answers.filter(({ answer }) => answer.ok)
    expect(won).toHaveLength(1)
    const reason = won[0]?.answer.ok ? won[0].answer.value.endReason : null
    expect(new Set(answers.map(({ read }) => read))).toEqual(new Set([reason]))
    const lost = answers.filter(({ answer }) => !answer.ok).map(({ answer }) => answer)
    expect(new Set(lost.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: false, refusal: 'attempt_closing' })]),
    )
    const lines = (await eventsOf(db, attemptId)).filter(({ kind }) => kind === 'closing_begun')
    expect(lines).toEqual([{ kind: 'closing_begun', epoch: 1, detail: { state: 'closing', reason } }])
  })

  test('leaves twenty seconds for the goodbye', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const attempt = taken(await beginClosing(db, { attemptId, reason: 'completed', epoch: 1 }))
    expect((attempt.deadlineAt ?? 0) - (attempt.closingAt ?? 0)).toBe(20_000)
  })
})

describe('endAttempt', () => {
  test('keeps the reason that was committed, and its own only where there was none', async () => {
    const { db } = stage()
    const closed = await interviewUnderWay(db)
    taken(await beginClosing(db, { attemptId: closed.id, reason: 'candidate_ended' }))
    expect(taken(await endAttempt(db, { attemptId: closed.id, reason: 'technical_failure', epoch: 1 }))).toMatchObject({
      state: 'ended',
      endReason: 'candidate_ended',
      deadlineAt: null,
      roomGoneAt: null,
    })
    const cut = await interviewUnderWay(db)
    expect(taken(await endAttempt(db, { attemptId: cut.id, reason: 'technical_failure' })).endReason).toBe(
      'technical_failure',
    )
  })

  test('happens once: fifty at once with different reasons leave one end and one line', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    const answers = await allAtOnce(50, (caller) => endAttempt(db, { attemptId, reason: reasonFor(caller) }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await eventsOf(db, attemptId)).filter(({ kind }) => kind === 'ended')).toHaveLength(1)
    expect(await beginClosing(db, { attemptId, reason: 'cancelled' })).toEqual({ ok: false, refusal: 'attempt_ended' })
  })
})

/** Every way in which a deadline can be missed, made with the verbs. */
const missed = attemptStates
  .filter((state) => state !== 'ended')
  .flatMap((state) =>
    [true, false].flatMap((candidatePresent) =>
      [true, false].flatMap((hardStopPassed) =>
        [null, ...(state === 'closing' ? endReasons : [])].map((committedReason) => ({
          state,
          candidatePresent,
          hardStopPassed,
          committedReason,
        })),
      ),
    ),
  )
  .filter(({ state, candidatePresent, hardStopPassed, committedReason }) => {
    if (state === 'live') return candidatePresent && hardStopPassed
    if (state === 'interrupted') return !candidatePresent
    if (state === 'open') return !hardStopPassed
    return candidatePresent && !hardStopPassed && committedReason !== null
  })

describe('endDueAttempts', () => {
  test.each(missed)(
    'says what the lifecycle says: $state, present $candidatePresent, late $hardStopPassed, $committedReason',
    async (facts) => {
      const { db } = stage()
      const { state, candidatePresent, hardStopPassed, committedReason } = facts
      const { id: attemptId } = state === 'open' ? await openedAttempt(db) : await interviewUnderWay(db)
      if (state === 'open' && candidatePresent) taken(await admitCandidate(db, { attemptId }))
      if (state === 'interrupted') taken(await noteCandidateLeft(db, { attemptId }))
      if (committedReason) taken(await beginClosing(db, { attemptId, reason: committedReason }))
      await letTimePass(db, { attemptId, ms: hardStopPassed || state === 'open' ? 600_000 : 30_000 })
      await endDueAttempts(db, { limit: 100 })
      expect(await attemptNow(db, attemptId)).toMatchObject({
        state: 'ended',
        endReason: reasonAtDeadline(facts),
        deadlineAt: null,
      })
    },
  )

  test('leaves alone what is not due', async () => {
    const { db } = stage()
    const { id: attemptId } = await interviewUnderWay(db)
    await letTimePass(db, { attemptId, ms: 599_000 })
    expect(await endDueAttempts(db, { limit: 100 })).toEqual([])
    expect((await attemptNow(db, attemptId)).state).toBe('live')
  })

  test('ten sweepers at once end every due attempt, none of them twice, and no more than their limit each', async () => {
    const { db } = stage()
    const due = await allAtOnce(24, async () => (await openedAttempt(db)).id)
    await db.execute(sql`update attempt set deadline_at = now() - interval '1 second' where id in ${due}`)
    const sweeps = await allAtOnce(10, () => endDueAttempts(db, { limit: 4 }))
    expect(Math.max(...sweeps.map((rows) => rows.length))).toBeLessThanOrEqual(4)
    const rest = await endDueAttempts(db, { limit: 100 })
    expect([...sweeps.flat(), ...rest].map(({ id }) => id).sort()).toEqual([...due].sort())
  })
})
