import { expect, test } from 'vitest'
import brokeOnce from './broke-once.json' with { type: 'json' }
import { liveThrough } from './lifetime.ts'
import { runMany } from './run-many.ts'
import seeds from './seeds.json' with { type: 'json' }
import type { Flaw } from './world/world.ts'

const count = 20_000

test(`${count} lifetimes: whatever happens, every invariant holds after every step`, { timeout: 120_000 }, async () => {
  const { failures, lifetimes } = await runMany({ seed: 1, count })
  expect(failures.map(({ seed, message, only }) => ({ seed, message, only }))).toEqual([])
  expect(lifetimes).toBe(count)
})

test('one seed is one schedule', () => {
  const twice = [1, 2].map(() => {
    const lines: string[] = []
    const { steps, calls } = liveThrough({ seed: 77, keepCalls: true, onTrace: (line) => lines.push(line) })
    return { steps, calls, lines }
  })
  expect(twice[0]).toEqual(twice[1])
})

test.each(brokeOnce)('seed %i once broke a promise, of the product or of the model', (seed) => {
  expect(liveThrough({ seed }).violation).toBeNull()
})

test.each(seeds)('seed $seed, with $flaw, breaks $breaks', ({ seed, flaw, breaks }) => {
  expect(liveThrough({ seed }).violation, 'as it should be').toBeNull()
  expect(liveThrough({ seed, flaws: [flaw as Flaw] }).violation?.invariant).toBe(breaks)
})
