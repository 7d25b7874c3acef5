import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

test('each failure within a minute doubles the pause, the fifth ends the patience', () => {
  const failures = [1000, 1250, 1750, 2750, 4750]
  const pauses = failures.map((now, index) => backOff(failures.slice(0, index + 1), now))
  expect(pauses).toEqual([250, 500, 1000, 2000, 'give-up'])
})

test('failures older than a minute are forgotten', () => {
  expect(backOff([0, 1, 2, 3, 90_000], 90_000)).toBe(250)
})

test('a fault on purpose counts as none and is followed by the shortest pause', () => {
  expect(backOff([], 0)).toBe(250)
})
