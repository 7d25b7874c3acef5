import { expect, test } from 'vitest'
import { admitCandidate } from '../attempts/admit-candidate.ts'
import { noteCandidateLeft } from '../attempts/note-candidate-left.ts'
import { interviewTakenOver, taken, useStage } from '../testing/stage.ts'
import { readSeams } from './read-seams.ts'

const stage = useStage()

test('a leaving, a coming back and a takeover are seams; the first interviewer’s coming is none', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewTakenOver(db)
  taken(await noteCandidateLeft(db, { attemptId }))
  taken(await admitCandidate(db, { attemptId }))
  const seams = await readSeams(db, { attemptId })
  expect(seams.map(({ kind, epoch }) => [kind, epoch])).toEqual([
    ['interviewer_claimed', 2],
    ['candidate_left', 2],
    ['candidate_returned', 2],
  ])
  expect(seams.every(({ at }) => Math.abs(at - Date.now()) < 600_000)).toBe(true)
})
