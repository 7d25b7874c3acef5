import { expect, test } from 'vitest'
import { placeOf, saidAt } from './timeline.ts'

const parts = [
  { startedAt: 1000, lengthMs: 5000 },
  { startedAt: 9000, lengthMs: 2000 },
]

test('a moment is heard in the part that was recording, and in a gap at the beginning of the next', () => {
  expect(placeOf(parts, 3500)).toEqual({ part: 0, offsetMs: 2500 })
  expect(placeOf(parts, 7000)).toEqual({ part: 1, offsetMs: 0 })
  expect(placeOf(parts, 10_000)).toEqual({ part: 1, offsetMs: 1000 })
})

test('before the first sound is its beginning, after the last is its end', () => {
  expect(placeOf(parts, 0)).toEqual({ part: 0, offsetMs: 0 })
  expect(placeOf(parts, 99_000)).toEqual({ part: 1, offsetMs: 2000 })
  expect(placeOf([], 5)).toBeNull()
})

test('what is being said is the last that has begun', () => {
  const starts = [10, 20, 20, 40]
  expect([5, 10, 19, 20, 39, 400].map((at) => saidAt(starts, at))).toEqual([-1, 0, 0, 2, 2, 3])
})
