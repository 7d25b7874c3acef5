import { mostNotes, type RecruiterNote } from '@candor/shared'
import { expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import { allAtOnce, interviewTakenOver, interviewUnderWay, taken, useStage } from '../testing/stage.ts'
import { keepNote } from './keep-note.ts'
import { readNotes } from './read-notes.ts'

const stage = useStage()
const note: RecruiterNote = { kind: 'question', text: 'How large is the team?' }

test('a note is kept by the interviewer’s role with the question it was noted under, once, however often it is said', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await allAtOnce(10, () => keepNote(agentDb, { attemptId, epoch: 1, note, questionId: 'first' }))
  taken(await keepNote(agentDb, { attemptId, epoch: 1, note: { kind: 'wish', text: note.text }, questionId: null }))
  expect(await readNotes(agentDb, { attemptId })).toEqual([
    { ...note, questionId: 'first', notedAt: expect.any(Number) },
    { kind: 'wish', text: note.text, questionId: null, notedAt: expect.any(Number) },
  ])
})

test('an interviewer that was replaced notes nothing any more, and nobody does after the end', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewTakenOver(db)
  expect(await keepNote(db, { attemptId, epoch: 1, note, questionId: null })).toEqual({
    ok: false,
    refusal: 'epoch_stale',
  })
  taken(await keepNote(db, { attemptId, epoch: 2, note, questionId: null }))
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  const late = await keepNote(db, { attemptId, epoch: 2, note: { ...note, text: 'Later' }, questionId: null })
  expect(late).toEqual({ ok: false, refusal: 'attempt_ended' })
  expect(await readNotes(db, { attemptId })).toHaveLength(1)
})

test('a model that notes without end fills no table', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  for (let count = 0; count < mostNotes + 5; count += 1)
    taken(await keepNote(db, { attemptId, epoch: 1, note: { ...note, text: `Note ${count}` }, questionId: null }))
  expect(await readNotes(db, { attemptId })).toHaveLength(mostNotes)
})
