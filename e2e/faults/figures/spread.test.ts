import { expect, test } from 'vitest'
import { mostOf, p95Of } from './figure.ts'
import { judge, rank, spreads } from './spread.ts'

const twenty = Array.from({ length: 20 }, (_, index) => (20 - index) * 100)

test('p95 of twenty readings is the 19th, whatever their order: one reading in twenty may be bad luck', () => {
  expect(rank(twenty, 95)).toBe(1900)
  expect(rank(twenty, 50)).toBe(1000)
  expect(rank([7], 95)).toBe(7)
})

test('every name is counted for itself', () => {
  const readings = [{ againMs: 10, goneMs: 1 }, { againMs: 30 }]
  expect(spreads(readings)).toEqual({
    againMs: { n: 2, p50: 10, p95: 30, most: 30 },
    goneMs: { n: 1, p50: 1, p95: 1, most: 1 },
  })
})

test('a goal is reached by what was measured, and never without a reading', () => {
  const readings = twenty.map((againMs) => ({ againMs }))
  expect(judge(p95Of('againMs', 'again', 1900), readings)).toMatchObject({ value: 1900, reached: true })
  expect(judge(p95Of('againMs', 'again', 1899), readings)).toMatchObject({ reached: false })
  expect(judge(mostOf('againMs', 'again', 1900), readings)).toMatchObject({ value: 2000, reached: false })
  expect(judge(mostOf('leasesLost', 'leases lost', 0), readings)).toMatchObject({ value: null, reached: false })
})
