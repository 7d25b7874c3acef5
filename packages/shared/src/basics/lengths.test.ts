import { expect, test } from 'vitest'
import * as lengths from './lengths.ts'

/** The browser's SDK tries for about this long by itself to get its connection back. */
const browsersOwnRetryMs = lengths.seconds(50)
const sweepDeletesRoomMs = (windowMs: number) => windowMs + lengths.seconds(60)

test('the clocks keep their order: whoever waits for another one waits longer', () => {
  const order = {
    beat: lengths.beatEveryMs,
    unclaimed: lengths.dispatchUnclaimedMs,
    lease: lengths.leaseMs,
    accepted: lengths.acceptedJobMs,
    closing: lengths.closingLimitMs,
    browser: browsersOwnRetryMs,
    window: lengths.reconnectWindowMs,
    departure: lengths.roomDepartureTimeoutMs(lengths.reconnectWindowMs),
    sweep: sweepDeletesRoomMs(lengths.reconnectWindowMs),
    open: lengths.openLimitMs,
    empty: lengths.roomEmptyTimeoutMs,
    length: lengths.maxLengthMs,
    longest: lengths.longestMaxLengthMs,
    resume: lengths.resumeForMs,
    invite: lengths.inviteMs,
  }
  const clocks = Object.values(order)
  expect(clocks).toEqual([...new Set(clocks)].sort((one, other) => one - other))
})

test('two beats may be lost before a lease is, and a repeated dispatch comes before it', () => {
  expect(lengths.leaseMs).toBeGreaterThanOrEqual(3 * lengths.beatEveryMs)
  expect(lengths.dispatchUnclaimedMs).toBeLessThan(lengths.leaseMs)
})

test.each([
  ['shortest', lengths.shortestReconnectWindowMs],
  ['usual', lengths.reconnectWindowMs],
  ['longest', lengths.longestReconnectWindowMs],
])('LiveKit keeps the room for the %s window, so that whoever returns in time finds it', (_, windowMs) => {
  expect(lengths.leaseMs).toBeLessThan(windowMs)
  expect(lengths.roomDepartureTimeoutMs(windowMs)).toBeGreaterThan(windowMs)
  expect(lengths.roomDepartureTimeoutMs(windowMs)).toBeLessThan(sweepDeletesRoomMs(windowMs))
})

test('the windows lie in order, and the interview outlasts them', () => {
  const { shortestReconnectWindowMs, reconnectWindowMs, longestReconnectWindowMs, maxLengthMs } = lengths
  expect([shortestReconnectWindowMs, reconnectWindowMs, longestReconnectWindowMs, maxLengthMs]).toEqual(
    [shortestReconnectWindowMs, reconnectWindowMs, longestReconnectWindowMs, maxLengthMs].sort((a, b) => a - b),
  )
})

test('a join token is there for joining only: it outlives no attempt that waits', () => {
  expect(lengths.joinTokenMs).toBeLessThan(lengths.openLimitMs)
})

test('lengths are whole milliseconds', () => {
  expect(lengths.seconds(2)).toBe(2000)
  expect(lengths.minutes(2)).toBe(120_000)
  expect(lengths.hours(2)).toBe(7_200_000)
  const all = Object.values(lengths).filter((length) => typeof length === 'number')
  expect(all.every((length) => Number.isInteger(length) && length > 0)).toBe(true)
})
