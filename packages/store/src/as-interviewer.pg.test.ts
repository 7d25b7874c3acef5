import { seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { admitCandidate } from './attempts/admit-candidate.ts'
import { beat } from './attempts/beat.ts'
import { beginClosing } from './attempts/begin-closing.ts'
import { beginSweep, noteSweepWork, readSweepHealth } from './attempts/begin-sweep.ts'
import { claimAttempt } from './attempts/claim-attempt.ts'
import { compareRooms } from './attempts/compare-rooms.ts'
import { endAttempt, endDueAttempts } from './attempts/end-attempt.ts'
import { loseInterviewer } from './attempts/lose-interviewer.ts'
import { noteCandidateLeft } from './attempts/note-candidate-left.ts'
import { readAttempt } from './attempts/read-attempt.ts'
import { readStandings } from './attempts/read-standings.ts'
import { noteJobAccepted } from './attempts/note-job-accepted.ts'
import { noteJobLost } from './attempts/note-job-lost.ts'
import { saveProgress } from './attempts/save-progress.ts'
import { takeDispatchNumber, takeOverdueDispatches, takeSuccessorNumber } from './attempts/take-dispatch-number.ts'
import { confirmRoomGone, takeOwedRooms } from './attempts/take-owed-rooms.ts'
import { readPlan } from './interviews/read-plan.ts'
import { readInstallation } from './read-installation.ts'
import { readLeasesOn } from './sessions/read-leases.ts'
import {
  eventsOf,
  interviewUnderWay,
  job,
  letTimePass,
  openedAttempt,
  said,
  samplePlan,
  taken,
  useStage,
} from './testing/stage.ts'
import { appendItem } from './transcripts/append-item.ts'
import { readConversation, readTranscript } from './transcripts/read-transcript.ts'

const stage = useStage()

// What the role may not do is proved in `drizzle/interviewer-role.pg.test.ts`.
test('the interviewer’s role can lead a whole interview, and sweep', async () => {
  const { db: owner, agentDb: db } = stage()
  const { id: attemptId, roomName } = await openedAttempt(owner)
  taken(await takeDispatchNumber(db, { attemptId }))
  await noteJobAccepted(db, { attemptId, epoch: 1 })
  taken(await noteJobLost(db, { attemptId, epoch: 1 }))
  expect(await takeOverdueDispatches(db, { limit: 10 })).toMatchObject([{ id: attemptId, dispatchedEpoch: 2 }])
  taken(await claimAttempt(db, job(attemptId, 2)))
  expect(roomName).toContain(await readInstallation(db))
  expect(taken(await readPlan(db, { attemptId }))).toMatchObject({ plan: samplePlan, candidateName: 'Ada' })

  taken(await admitCandidate(db, { attemptId }))
  taken(await beat(db, { attemptId, epoch: 2 }))
  taken(await saveProgress(db, { attemptId, epoch: 2, progress: { v: 1, asked: ['first'], answered: false } }))
  const item = said(attemptId, { epoch: 2, itemId: 'turn', supersedes: ['final'] })
  await appendItem(db, item)
  await appendItem(db, item)
  await appendItem(db, said(attemptId, { epoch: 2, seq: 2, itemId: 'final', provisional: true }))
  expect(await readTranscript(db, { attemptId })).toHaveLength(1)
  expect(await readConversation(db, { attemptId })).toHaveLength(1)
  taken(await noteCandidateLeft(db, { attemptId }))
  taken(await admitCandidate(db, { attemptId }))

  taken(await beginClosing(db, { attemptId, reason: 'completed', epoch: 2 }))
  taken(await endAttempt(db, { attemptId, reason: 'technical_failure', epoch: 2 }))
  expect(await beat(db, { attemptId, epoch: 2 })).toEqual({ ok: false, refusal: 'attempt_ended' })
  await letTimePass(owner, { attemptId, ms: seconds(4) })
  expect(await takeOwedRooms(db, { limit: 10, holdMs: 1000 })).toEqual([{ attemptId, roomName }])
  await confirmRoomGone(db, { attemptId })
  const attempt = taken(await readAttempt(db, { attemptId }))
  expect(attempt).toMatchObject({ state: 'ended', endReason: 'completed', roomGoneAt: expect.any(Number) })
  expect((await eventsOf(db, attemptId)).at(-1)?.kind).toBe('ended')
})

test('it can replace who is lost, ask for a successor, and look after the rooms', async () => {
  const { db: owner, agentDb: db } = stage()
  const { id: attemptId, roomName } = await interviewUnderWay(owner)
  await beginSweep(db)
  expect(taken(await takeSuccessorNumber(db, { attemptId, epoch: 1 })).dispatchedEpoch).toBe(2)
  taken(await claimAttempt(db, job(attemptId, 2)))
  taken(await loseInterviewer(db, job(attemptId, 2)))
  expect(await takeOverdueDispatches(db, { limit: 10 })).toMatchObject([{ id: attemptId, dispatchedEpoch: 3 }])
  expect(await readStandings(db, [attemptId])).toEqual(new Map([[attemptId, { state: 'live', epoch: 2 }]]))
  expect(await readLeasesOn(db, 'host-a')).toMatchObject([{ attemptId, alive: true }])
  expect((await compareRooms(db, [roomName])).stray).toEqual([])
  await noteSweepWork(db, { dispatched: [attemptId] })
  expect(await readSweepHealth(db)).toMatchObject({ lastWork: { dispatched: [attemptId] } })
})

test('it ends what is due', async () => {
  const { db: owner, agentDb: db } = stage()
  const { id: attemptId } = await openedAttempt(owner)
  await letTimePass(owner, { attemptId, ms: 600_000 })
  expect(await endDueAttempts(db, { limit: 10 })).toMatchObject([{ id: attemptId, endReason: 'no_show' }])
})
