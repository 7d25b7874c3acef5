import { EventEmitter } from 'node:events'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { expect, onTestFinished, test } from 'vitest'
import { keepRoomOpen } from './keep-room-open.ts'

/** A room whose connection a test cuts; LiveKit answers while `livekit.up`. */
function connected() {
  const events = new EventEmitter()
  // As rtc-node has it: also while it is connecting again.
  const room = Object.assign(events, { isConnected: true }) as unknown as Pick<Room, 'on'>
  const livekit = { up: false }
  const told = { asked: 0, opened: 0, failed: 0 }
  let wanted = true
  keepRoomOpen({
    room,
    open: () => {
      told.asked += 1
      if (!livekit.up) return Promise.reject(new Error('away'))
      told.opened += 1
      return Promise.resolve()
    },
    wanted: () => wanted,
    onFailed: () => (told.failed += 1),
    againMs: { away: 1, there: 1 },
  })
  onTestFinished(() => {
    wanted = false
  })
  return { events, livekit, told }
}

/** As long as a room that is never connected again needs for so many questions. */
async function whileAnotherAsks(times: number): Promise<void> {
  const { events, told } = connected()
  events.emit(RoomEvent.Reconnecting)
  await expect.poll(() => told.asked).toBeGreaterThan(times)
}

test('a room that LiveKit has forgotten is there again as soon as LiveKit is, and kept until the connection is back', async () => {
  const { events, livekit, told } = connected()
  events.emit(RoomEvent.Reconnecting)
  await expect.poll(() => told.failed).toBeGreaterThan(2)
  expect(told.opened).toBe(0)
  livekit.up = true
  await expect.poll(() => told.opened).toBeGreaterThan(1)
  events.emit(RoomEvent.Reconnected)
  const asked = told.asked
  await whileAnotherAsks(10)
  expect(told.asked).toBe(asked)
})

test('a connection that is lost again and again is looked after by one at a time', async () => {
  const { events, livekit, told } = connected()
  livekit.up = true
  for (let time = 0; time < 50; time += 1) events.emit(RoomEvent.Reconnecting)
  const asked = told.asked
  await whileAnotherAsks(10)
  expect(told.asked).toBeGreaterThan(asked)
  expect(told.asked).toBeLessThan(asked + 50)
})
