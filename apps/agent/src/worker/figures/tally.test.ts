import { expect, test } from 'vitest'
import { costOf, parsePrices } from './prices.ts'
import { openTally, quantile } from './tally.ts'

test('what an interview took is the sum of what its process told', () => {
  const { note, tick, sum } = openTally(parsePrices('prompt=1 hearing=0.006'))
  for (const ms of [900, 700, 2000]) note({ what: 'turn', ms })
  note({ what: 'first_sound', ms: 812.4 })
  note({ what: 'first_sound', ms: 5 })
  note({ what: 'tokens', prompt: 500_000, completion: 20 })
  note({ what: 'heard', ms: 120_000 })
  note({ what: 'failed', part: 'llm', status: '500' })
  tick({ memoryBytes: 300, cpuMs: 10 })
  tick({ memoryBytes: 200, cpuMs: 20 })
  expect(sum()).toEqual({
    firstSoundMs: 812, turns: 3, turnP50Ms: 900, turnP95Ms: 2000, providerErrors: 1, promptTokens: 500_000, completionTokens: 20,
    heardMs: 120_000, spokenCharacters: 0, peakMemoryBytes: 300, cpuMs: 20, cost: 0.512,
  }) // prettier-ignore
})

test('without prices nobody claims to know what it cost, and without a turn how long one took', () => {
  expect(openTally(undefined).sum()).toMatchObject({ cost: null, turnP50Ms: null, turnP95Ms: null, firstSoundMs: null })
})

test('a quantile is a value that was there', () => {
  expect([0, 0.5, 0.95, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 2, 4, 4])
})

test('prices are told by name; one that nobody knows is refused', () => {
  const used = { promptTokens: 1_000_000, completionTokens: 1_000_000, heardMs: 60_000, spokenCharacters: 1_000_000 }
  expect(costOf(parsePrices('prompt=0.4, completion=1.6 hearing=0.003 voice=12'), used)).toBeCloseTo(14.003)
  expect(() => parsePrices('prompts=1')).toThrow('prompts')
  expect(() => parsePrices('prompt=cheap')).toThrow()
})
