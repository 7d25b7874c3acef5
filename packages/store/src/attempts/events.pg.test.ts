import { attemptTransitions, type AttemptState, seconds, stateAfter } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { eventsOf, inviteWithConsent, job, letTimePass, openedAttempt, taken, useStage } from '../testing/stage.ts'
import { admitCandidate } from './admit-candidate.ts'
import { beginClosing } from './begin-closing.ts'
import { claimAttempt } from './claim-attempt.ts'
import { endAttempt, endDueAttempts } from './end-attempt.ts'
import { noteCandidateLeft } from './note-candidate-left.ts'
import { openAttempt } from './open-attempt.ts'
import { takeDispatchNumber, takeOverdueDispatches } from './take-dispatch-number.ts'

const stage = useStage()

/** A life with everything in it: an unclaimed dispatch, a drop-out, a lost interviewer, a goodbye. */
async function wholeLife(): Promise<string> {
  const { db } = stage()
  const { id: attemptId } = await openedAttempt(db)
  taken(await takeDispatchNumber(db, { attemptId }))
  await letTimePass(db, { attemptId, ms: 3001 })
  await takeOverdueDispatches(db, { limit: 10 })
  taken(await claimAttempt(db, job(attemptId, 2)))
  taken(await admitCandidate(db, { attemptId }))
  await letTimePass(db, { attemptId, ms: seconds(6) })
  taken(await noteCandidateLeft(db, { attemptId }))
  await letTimePass(db, { attemptId, ms: seconds(6) })
  taken(await admitCandidate(db, { attemptId }))
  await takeOverdueDispatches(db, { limit: 10 })
  taken(await claimAttempt(db, job(attemptId, 3)))
  taken(await beginClosing(db, { attemptId, reason: 'completed', epoch: 3 }))
  taken(await endAttempt(db, { attemptId, reason: 'technical_failure', epoch: 3 }))
  return attemptId
}

describe('attempt_event', () => {
  test('tells a whole life in order: what happened, who held the attempt, what it became', async () => {
    const lines = await eventsOf(stage().db, await wholeLife())
    expect(lines.map(({ kind, epoch, detail }) => [kind, epoch, detail['state']])).toEqual([
      ['opened', 0, 'open'],
      ['interviewer_dispatched', 0, 'open'],
      ['interviewer_dispatched', 0, 'open'],
      ['interviewer_claimed', 2, 'open'],
      ['candidate_joined', 2, 'live'],
      ['candidate_left', 2, 'interrupted'],
      ['candidate_returned', 2, 'live'],
      ['interviewer_dispatched', 2, 'live'],
      ['interviewer_claimed', 3, 'live'],
      ['closing_begun', 3, 'closing'],
      ['ended', 3, 'ended'],
    ])
    expect(lines.at(-1)?.detail).toEqual({ state: 'ended', reason: 'completed' })
  })

  test('every change of state it tells is one of the table', async () => {
    const states = (await eventsOf(stage().db, await wholeLife())).map(({ detail }) => detail['state'] as AttemptState)
    const changes = states.flatMap((to, index) => {
      const from = states[index - 1]
      return from && from !== to ? [[from, to] as const] : []
    })
    expect(changes).toHaveLength(5)
    const allowed = ([from, to]: readonly [AttemptState, AttemptState]) =>
      attemptTransitions.some((transition) => stateAfter(from, transition) === to)
    expect(changes.filter((change) => !allowed(change))).toEqual([])
  })

  test('a verb that was refused or changed nothing writes no line', async () => {
    const { db } = stage()
    const attemptId = await wholeLife()
    const before = await eventsOf(db, attemptId)
    await admitCandidate(db, { attemptId })
    await noteCandidateLeft(db, { attemptId })
    await takeDispatchNumber(db, { attemptId })
    await claimAttempt(db, job(attemptId, 4))
    await beginClosing(db, { attemptId, reason: 'cancelled' })
    await endAttempt(db, { attemptId, reason: 'cancelled' })
    await endDueAttempts(db, { limit: 10 })
    expect(await eventsOf(db, attemptId)).toEqual(before)
  })
})

test('whoever listens is told the id of the attempt at each event, and nothing else', async () => {
  const { db } = stage()
  const { inviteId } = await inviteWithConsent(db)
  const heard: string[] = []
  const listening = await db.$client.listen('candor_attempt', (text) => heard.push(text))
  const { id: attemptId } = taken(await openAttempt(db, { inviteId }))
  taken(await takeDispatchNumber(db, { attemptId }))
  taken(await beginClosing(db, { attemptId, reason: 'cancelled' }))
  taken(await endAttempt(db, { attemptId, reason: 'cancelled' }))
  await expect.poll(() => heard).toEqual([attemptId, attemptId, attemptId, attemptId])
  await listening.unlisten()
})
