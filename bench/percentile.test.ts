import { expect, test } from 'vitest'
import { percentile } from './percentile.ts'

const twenty = Array.from({ length: 20 }, (_, index) => 20 - index)

test('a percentile is one of the values, by nearest rank, whatever their order', () => {
  expect(percentile(twenty, 50)).toBe(10)
  expect(percentile(twenty, 95)).toBe(19)
  expect(percentile(twenty, 100)).toBe(20)
  expect(percentile([15, 20, 35, 40, 50], 30)).toBe(20)
  expect(percentile([3, 1, 2], 50)).toBe(2)
  expect(percentile([7], 95)).toBe(7)
})

test('numbers are ordered as numbers and left as they were', () => {
  const values = [100, 9, 25]
  expect(percentile(values, 100)).toBe(100)
  expect(values).toEqual([100, 9, 25])
})

test('no values and no such percentile are said, not guessed', () => {
  expect(() => percentile([], 50)).toThrow(RangeError)
  expect(() => percentile([1], 0)).toThrow(RangeError)
  expect(() => percentile([1], 101)).toThrow(RangeError)
})
