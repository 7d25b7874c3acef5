import { expect, test } from 'vitest'
import { type Clocked, endsWithReturn, interviewLeft, returnLeft } from './time-left.ts'

const live: Clocked = { state: 'live', timeLeftMs: 600_000, returnWithinMs: 90_000, at: 1000 }

test('the time of an interview goes on between two answers, and never below nothing', () => {
  expect(interviewLeft(live, 1000)).toBe(600_000)
  expect(interviewLeft(live, 61_000)).toBe(540_000)
  expect(interviewLeft(live, 9_000_000)).toBe(0)
  expect(interviewLeft(null, 5)).toBeNull()
  expect(interviewLeft({ ...live, timeLeftMs: null }, 5)).toBeNull()
})

test('offline, the way back is counted from the moment the line was lost', () => {
  expect(returnLeft(live, 31_000, 31_000)).toBe(90_000)
  expect(returnLeft(live, 31_000, 71_000)).toBe(50_000)
})

test('a server that answers while nobody has noticed yet starts the count anew', () => {
  expect(returnLeft({ ...live, at: 35_000 }, 31_000, 36_000)).toBe(89_000)
})

test('once the server has noticed, its own count is told', () => {
  const away: Clocked = { state: 'interrupted', timeLeftMs: 500_000, returnWithinMs: 41_000, at: 50_000 }
  expect(returnLeft(away, 31_000, 51_000)).toBe(40_000)
  expect(returnLeft(away, 31_000, 999_000)).toBe(0)
})

test('where nobody can come back in time, nothing is told', () => {
  expect(returnLeft(null, 1, 2)).toBeNull()
  expect(returnLeft({ ...live, returnWithinMs: null }, 1, 2)).toBeNull()
})

test('whether one can go on after the time to come back is told by which of the two times is over first', () => {
  expect(endsWithReturn(live, 31_000), 'the interview has minutes left').toBe(false)
  const late: Clocked = { ...live, timeLeftMs: 100_000 }
  expect(endsWithReturn(late, 5000)).toBe(false)
  expect(endsWithReturn(late, 31_000), 'its time is over while it waits').toBe(true)
  const away: Clocked = { state: 'interrupted', timeLeftMs: 41_000, returnWithinMs: 41_000, at: 50_000 }
  expect(endsWithReturn(away, 31_000)).toBe(true)
  expect(endsWithReturn({ ...away, timeLeftMs: 42_000 }, 31_000)).toBe(false)
  expect(endsWithReturn({ ...live, timeLeftMs: null }, 5000)).toBe(false)
  expect(endsWithReturn(null, 5000)).toBe(false)
})
