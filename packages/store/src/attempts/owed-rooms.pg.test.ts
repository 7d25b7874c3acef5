import { seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { allAtOnce, attemptNow, endedAttempt, interviewUnderWay, letTimePass, useStage } from '../testing/stage.ts'
import { confirmRoomGone, takeOwedRooms } from './take-owed-rooms.ts'

const stage = useStage()
const holdMs = seconds(8)

async function owed(attemptId: string): Promise<boolean> {
  return (await takeOwedRooms(stage().db, { limit: 100, holdMs })).some((room) => room.attemptId === attemptId)
}

test('the room of an ended attempt is owed until LiveKit says it is gone', async () => {
  const { db } = stage()
  const { id: attemptId, roomName } = await endedAttempt(db)
  expect(await owed(attemptId), 'the interviewer deletes its own room first').toBe(false)
  await letTimePass(db, { attemptId, ms: 3001 })
  expect(await takeOwedRooms(db, { limit: 100, holdMs })).toContainEqual({ attemptId, roomName })
  expect(await owed(attemptId), 'held by the sweeper that took it').toBe(false)
  await letTimePass(db, { attemptId, ms: holdMs + 1 })
  expect(await owed(attemptId), 'the sweeper died').toBe(true)
  await confirmRoomGone(db, { attemptId })
  const { roomGoneAt } = await attemptNow(db, attemptId)
  expect(roomGoneAt).toBeTypeOf('number')
  await letTimePass(db, { attemptId, ms: holdMs + 1 })
  expect(await owed(attemptId)).toBe(false)
  await confirmRoomGone(db, { attemptId })
  expect((await attemptNow(db, attemptId)).roomGoneAt).toBe(roomGoneAt)
})

test('the room of an attempt under way is never owed and never confirmed gone', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await letTimePass(db, { attemptId, ms: 700_000 })
  expect(await owed(attemptId)).toBe(false)
  await confirmRoomGone(db, { attemptId })
  expect((await attemptNow(db, attemptId)).roomGoneAt).toBeNull()
})

test('ten sweepers at once take every room once, and no more than their limit each', async () => {
  const { db } = stage()
  const ids = await allAtOnce(24, async () => {
    const { id: attemptId } = await endedAttempt(db)
    await letTimePass(db, { attemptId, ms: 3001 })
    return attemptId
  })
  const sweeps = await allAtOnce(10, () => takeOwedRooms(db, { limit: 4, holdMs }))
  expect(Math.max(...sweeps.map((rooms) => rooms.length))).toBeLessThanOrEqual(4)
  const rest = await takeOwedRooms(db, { limit: 100, holdMs })
  const takenRooms = [...sweeps.flat(), ...rest].map((room) => room.attemptId)
  expect(takenRooms.sort()).toEqual(ids.sort())
})
