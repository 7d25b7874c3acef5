import { expect, test } from 'vitest'
import { allFigures } from './all-figures.ts'
import { measure, type Figure } from './figure.ts'
import type { Moments } from './moments.ts'
import { table } from './table.ts'

const run = (firstSoundMs: number, endMs: number): Moments => ({
  clickAt: 1000,
  firstSoundAt: 1000 + firstSoundMs,
  answeredAt: 4000,
  replyAt: 5500,
  lastSoundAt: 9000,
  endAt: 9000 + endMs,
})

const runs = {
  ours: [run(300, 200), run(500, 240), run(400, 220)],
  bare: [run(800, 500), run(1000, 600), run(600, 550)],
}

const figureOf = (key: string) => allFigures.find((figure) => figure.key === key) as Figure

test('both sides of a figure come from the same kind of run, with their ratio', () => {
  expect(measure(figureOf('first-sound'), runs)).toEqual({
    name: 'click to first sound',
    unit: 'ms',
    ours: { p50: 400, p95: 500, n: 3 },
    bare: { p50: 800, p95: 1000, n: 3 },
    ratio: { p50: 0.5, p95: 0.5 },
  })
  expect(measure(figureOf('end'), runs)).toEqual({
    name: 'last goodbye sound to end screen',
    unit: 'ms',
    ours: { p50: 220, p95: 240, n: 3 },
    bare: { p50: 550, p95: 600, n: 3 },
    ratio: { p50: 0.4, p95: 0.4 },
  })
})

test('a side without runs gives no figure instead of a wrong one', () => {
  expect(measure(figureOf('end'), { ...runs, bare: [] })).toBeUndefined()
})

test('the ratio is taken before rounding', () => {
  const odd = measure(figureOf('first-sound'), { ours: [run(100.04, 0)], bare: [run(300.04, 0)] })
  expect(odd?.ours.p50).toBe(100)
  expect(odd?.ratio.p50).toBe(0.333)
})

test('the table has a line for each figure under one head', () => {
  const lines = table(allFigures.map((figure) => measure(figure, runs)).filter((one) => one !== undefined)).split('\n')
  expect(lines).toHaveLength(allFigures.length + 1)
  expect(lines[1]).toMatch(/^click to first sound, ms +400 +500 +3 +800 +1000 +3 +0\.50 +0\.50$/)
})
