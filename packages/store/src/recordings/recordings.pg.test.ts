import { expect, test } from 'vitest'
import { endAttempt } from '../attempts/end-attempt.ts'
import { readInterview } from '../interviews/read-interview.ts'
import { allAtOnce, interviewTakenOver, interviewUnderWay, taken, useStage } from '../testing/stage.ts'
import { noteRecording } from './note-recording.ts'
import { readRecordings } from './read-recordings.ts'
import { storeRecording } from './store-recording.ts'

const stage = useStage()
const startedAt = 1_790_000_000_123
const sound = { lengthMs: 61_000, bytes: 3_000_000_000, storageKey: 'att/e1.ogg', complete: true }

test('a recording is under way from its beginning until it is stored, with all that is known of it', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId, interviewId } = await interviewUnderWay(db)
  expect(await readRecordings(db, { attemptId })).toEqual([])
  await noteRecording(agentDb, { attemptId, epoch: 1, startedAt })
  expect(await readRecordings(agentDb, { attemptId })).toMatchObject([{ epoch: 1, startedAt, state: 'recording' }])
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  await storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound })
  const stored = [{ epoch: 1, startedAt, state: 'stored', ...sound }]
  expect(await readRecordings(db, { attemptId })).toEqual(stored)
  expect(taken(await readInterview(db, { interviewId })).attempts[0]?.recordings).toEqual(stored)
})

test('said any number of times and in any order it is one part, and what was stored first stays', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await allAtOnce(10, () => storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound }))
  await noteRecording(agentDb, { attemptId, epoch: 1, startedAt: startedAt + 1 })
  await storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound: { ...sound, complete: false } })
  await storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound: null })
  expect(await readRecordings(db, { attemptId })).toEqual([{ epoch: 1, startedAt, state: 'stored', ...sound }])
})

test('each interviewer has a part of its own; one that was gone at once left nothing, which may turn out otherwise', async () => {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewTakenOver(db)
  await noteRecording(agentDb, { attemptId, epoch: 2, startedAt: startedAt + 9000 })
  await storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound: null })
  const states = async () => (await readRecordings(db, { attemptId })).map(({ epoch, state }) => `${epoch} ${state}`)
  expect(await states()).toEqual(['1 empty', '2 recording'])
  await storeRecording(agentDb, { attemptId, epoch: 1, startedAt, sound: { ...sound, complete: false } })
  expect(await states()).toEqual(['1 stored', '2 recording'])
})

test('the sound of an attempt that nobody knows is an error, and so is half of what is known', async () => {
  const { db, agentDb } = stage()
  const unknown = { attemptId: 'att_unknown000', epoch: 1, startedAt, sound }
  await expect(storeRecording(agentDb, unknown)).rejects.toMatchObject({ code: '23503' })
  const { id: attemptId } = await interviewUnderWay(db)
  const half = { attemptId, epoch: 1, startedAt, sound: { ...sound, bytes: 0 } }
  await expect(storeRecording(agentDb, half)).rejects.toMatchObject({ code: '23514' })
})
