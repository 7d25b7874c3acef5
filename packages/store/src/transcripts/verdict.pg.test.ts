import { verdictOf } from '@candor/shared'
import { expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import { interviewTakenOver, said, taken, useStage } from '../testing/stage.ts'
import { appendItem } from './append-item.ts'
import { readEpochWords } from './read-epoch-words.ts'
import { reportLastSeq } from './report-last-seq.ts'

const stage = useStage()

test('a transcript is called complete when every interviewer has vouched for its words, and not before', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewTakenOver(db)
  await appendItem(db, said(attemptId, { itemId: 'a', epoch: 1, seq: 1 }))
  await appendItem(db, said(attemptId, { itemId: 'c', epoch: 2, seq: 2 }))
  await reportLastSeq(agentDb, { attemptId, epoch: 2, lastSeq: 2 })
  const { endedAt } = taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  const verdict = async (afterMs: number) =>
    verdictOf(await readEpochWords(db, { attemptId }), { endedAt, now: (endedAt ?? 0) + afterMs })

  expect(await verdict(1000), 'the first interviewer may still report').toEqual({ kind: 'open' })
  expect(await verdict(61_000)).toEqual({ kind: 'missing', items: 2, missing: 1 })
  await appendItem(db, said(attemptId, { itemId: 'b', epoch: 2, seq: 1 }))
  expect(await verdict(61_000), 'nobody vouches for the first').toEqual({ kind: 'unconfirmed', items: 3, epochs: [1] })
  await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 1 })
  expect(await verdict(1000)).toEqual({ kind: 'complete', items: 3 })
  await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 0 })
  expect(await verdict(1000), 'a repeated report takes nothing back').toEqual({ kind: 'complete', items: 3 })
})

test('a typed text that both interviewers of a takeover heard is kept once and missing from neither, however often it is repeated', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewTakenOver(db)
  await appendItem(agentDb, said(attemptId, { itemId: 'typed-1', epoch: 1, seq: 1 }))
  await appendItem(agentDb, said(attemptId, { itemId: 'own', epoch: 2, seq: 1 }))
  for (let time = 0; time < 3; time += 1)
    await appendItem(agentDb, said(attemptId, { itemId: 'typed-1', epoch: 2, seq: 2 }))
  for (const epoch of [1, 2]) await reportLastSeq(agentDb, { attemptId, epoch, lastSeq: epoch })
  const { endedAt } = taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  const verdict = async () => verdictOf(await readEpochWords(db, { attemptId }), { endedAt, now: endedAt ?? 0 })
  expect(await verdict()).toEqual({ kind: 'complete', items: 2 })
  await reportLastSeq(agentDb, { attemptId, epoch: 2, lastSeq: 3 })
  expect(await verdict(), 'what nobody has is missing').toEqual({ kind: 'missing', items: 2, missing: 1 })
})
