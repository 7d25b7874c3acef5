import { minutes, seconds } from '@candor/shared'
import { readInstallation, takeDispatchNumber } from '@candor/store'
import { beforeEach, expect, test } from 'vitest'
import {
  attemptNow,
  endedAttempt,
  eventsOf,
  interviewUnderWay,
  letTimePass,
  openedAttempt,
} from '../../store/src/testing/stage.ts'
import { liveKitFrom } from './livekit.ts'
import { agentName, installationOf, roomPrefix } from './names.ts'
import { openRoom } from './open-room.ts'
import { sweep, type Swept } from './sweep.ts'
import { useRooms } from './testing/stage.ts'

const random = '0123456789abcdefghijklmnop'
const stage = useRooms()

// Whoever sweeps next also compares the rooms, and nobody is in grace.
beforeEach(async () => {
  await stage().db.execute(
    `update sweep_state set rooms_compared_at = now() - interval '1 minute', last_run_at = now(), grace_until = now()`,
  )
})
const roomNames = async () => (await stage().livekit.rooms.listRooms()).map(({ name }) => name)

async function numbersSent(roomName: string): Promise<number[]> {
  const ours = agentName(installationOf(roomName) ?? '')
  const sent = (await stage().livekit.dispatches.listDispatch(roomName)).filter((one) => one.agentName === ours)
  return sent.map(({ metadata }) => (JSON.parse(metadata) as { epoch: number }).epoch)
}

/** So many sweepers at once, each with its own line to the database where there are enough. */
async function sweepers(count: number): Promise<Swept> {
  const all = await Promise.all(Array.from({ length: count }, () => sweep(stage().db, stage().livekit)))
  const together = (name: keyof Swept) => all.flatMap((swept) => swept[name])
  return {
    ended: together('ended'),
    dispatched: together('dispatched'),
    roomsGone: together('roomsGone'),
    strayRoomsGone: together('strayRoomsGone'),
    roomsReopened: together('roomsReopened'),
    failed: together('failed'),
  }
}

test.each([1, 8])('%i sweepers end an overdue attempt once and delete its room', async (count) => {
  const attempt = await openedAttempt(stage().db)
  const { id: attemptId, roomName } = attempt
  await openRoom(stage().livekit, attempt)
  await letTimePass(stage().db, { attemptId, ms: minutes(11) })
  expect((await sweepers(count)).ended).toEqual([attemptId])
  await letTimePass(stage().db, { attemptId, ms: seconds(4) })
  const { failed, roomsGone, strayRoomsGone } = await sweepers(count)
  expect(failed).toEqual([])
  expect([...roomsGone, ...strayRoomsGone]).not.toEqual([])
  expect(await roomNames()).not.toContain(roomName)
  expect(await attemptNow(stage().db, attemptId)).toMatchObject({ state: 'ended', endReason: 'no_show' })
  expect((await attemptNow(stage().db, attemptId)).roomGoneAt).toBeTypeOf('number')
  expect((await eventsOf(stage().db, attemptId)).filter(({ kind }) => kind === 'ended')).toHaveLength(1)
})

test.each([1, 8])('%i sweepers ask once more for an interviewer that did not come', async (count) => {
  const attempt = await openedAttempt(stage().db)
  const { id: attemptId, roomName } = attempt
  await openRoom(stage().livekit, attempt)
  await takeDispatchNumber(stage().db, { attemptId })
  expect((await sweepers(count)).dispatched, 'it may still come').toEqual([])
  await letTimePass(stage().db, { attemptId, ms: seconds(3) + 1 })
  expect((await sweepers(count)).dispatched).toEqual([attemptId])
  expect(await numbersSent(roomName)).toEqual([2])
})

test.each([1, 8])('%i sweepers replace an interviewer whose lease ran out, once', async (count) => {
  const attempt = await interviewUnderWay(stage().db)
  const { id: attemptId, roomName } = attempt
  await openRoom(stage().livekit, attempt)
  await letTimePass(stage().db, { attemptId, ms: seconds(6) })
  expect((await sweepers(count)).dispatched).toContain(attemptId)
  expect(await numbersSent(roomName)).toEqual([2])
})

test('stray rooms are deleted where the prefix is ours, and no other room is touched', async () => {
  const ours = roomPrefix(await readInstallation(stage().db))
  const { roomName: ofEnded } = await endedAttempt(stage().db)
  const kept = ['standup', 'candor-', `candor-otherinstall-${random}`, `x${ours}${random}`]
  for (const name of [...kept, `${ours}${random}`, ofEnded]) await stage().livekit.rooms.createRoom({ name })
  const { strayRoomsGone, failed } = await sweepers(4)
  expect(failed).toEqual([])
  expect(strayRoomsGone.sort()).toEqual([`${ours}${random}`, ofEnded].sort())
  const left = await roomNames()
  expect(left).toEqual(expect.arrayContaining(kept))
  expect(left).not.toContain(`${ours}${random}`)
  expect(left).not.toContain(ofEnded)
})

test('a room that LiveKit forgot is opened again under its name, for everybody who still wants it', async () => {
  const attempt = await interviewUnderWay(stage().db)
  await letTimePass(stage().db, { attemptId: attempt.id, ms: seconds(4) })
  expect(await roomNames()).not.toContain(attempt.roomName)
  expect((await sweepers(4)).roomsReopened).toContain(attempt.id)
  expect(await roomNames()).toContain(attempt.roomName)
})

test('while LiveKit is away the rows still end, and what it could not do is said', async () => {
  const { id: attemptId } = await openedAttempt(stage().db)
  await letTimePass(stage().db, { attemptId, ms: minutes(11) })
  const away = liveKitFrom({ ...stage().stack.addresses.livekit, url: 'ws://127.0.0.1:9' })
  const { ended, failed, strayRoomsGone, roomsReopened } = await sweep(stage().db, away)
  expect(ended).toEqual([attemptId])
  expect(failed).toEqual([expect.stringMatching(/^list rooms: /)])
  expect([strayRoomsGone, roomsReopened]).toEqual([[], []])
})
