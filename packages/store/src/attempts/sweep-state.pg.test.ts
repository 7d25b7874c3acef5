import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { allAtOnce, endedAttempt, interviewUnderWay, letTimePass, openedAttempt, useStage } from '../testing/stage.ts'
import { beginSweep, noteSweepWork, readSweepHealth } from './begin-sweep.ts'
import { compareRooms } from './compare-rooms.ts'

const stage = useStage()
beforeEach(() =>
  stage().db.execute(sql`update sweep_state set last_run_at = now(), grace_until = now(), rooms_compared_at = now()`),
)

test('of ten sweepers at once, one compares the rooms, every five seconds', async () => {
  const { db } = stage()
  const comparing = async () => (await allAtOnce(10, () => beginSweep(db))).filter((sweep) => sweep.compareRooms).length
  expect(await comparing()).toBe(0)
  await db.execute(sql`update sweep_state set rooms_compared_at = now() - interval '5001 milliseconds'`)
  expect(await comparing()).toBe(1)
  expect(await comparing()).toBe(0)
})

test('a pause in sweeping gives one lease of grace, once; sweeping on gives none', async () => {
  const { db } = stage()
  await beginSweep(db)
  const before = await readSweepHealth(db)
  await db.execute(sql`update sweep_state set last_run_at = now() - interval '3001 milliseconds'`)
  await allAtOnce(10, () => beginSweep(db))
  const after = await readSweepHealth(db)
  expect(before.graceUntil).toBeLessThanOrEqual(before.lastRunAt)
  expect(after.graceUntil - after.lastRunAt).toBeGreaterThan(4000)
  expect(after.graceUntil - after.lastRunAt).toBeLessThanOrEqual(5000)
  expect(after.runs - before.runs).toBe(10)
})

test('what the last sweep with work did can be read', async () => {
  const { db } = stage()
  await noteSweepWork(db, { ended: ['att_1'] })
  const health = await readSweepHealth(db)
  expect(health).toMatchObject({ lastWork: { ended: ['att_1'] }, lastWorkAt: expect.any(Number) })
})

test('rooms are compared by name: ours that belong to nothing unfinished are stray, unfinished ones without a room missing', async () => {
  const { db } = stage()
  const [there, gone, young, over] = [
    await interviewUnderWay(db),
    await openedAttempt(db),
    await openedAttempt(db),
    await endedAttempt(db),
  ]
  for (const { id: attemptId } of [there, gone]) await letTimePass(db, { attemptId, ms: 3001 })
  const named = [there.roomName, over.roomName, 'candor-x-stray']
  const { stray, missing } = await compareRooms(db, named)
  expect(stray.toSorted()).toEqual([over.roomName, 'candor-x-stray'].toSorted())
  const { id: attemptId, roomName, reconnectWindowMs } = gone
  expect(missing).toEqual([{ attemptId, roomName, reconnectWindowMs }])
  expect(missing).not.toContainEqual(expect.objectContaining({ attemptId: young.id }))
  await letTimePass(db, { attemptId, ms: 600_000 })
  expect((await compareRooms(db, named)).missing, 'past its deadline it needs no room').toEqual([])
})
