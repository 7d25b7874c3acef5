import { expect, test } from 'vitest'
import type { Part, ProviderFailure } from '../speech/provider-failure.ts'
import { countProviderErrors } from './provider-errors.ts'

function openCount() {
  const givenUp: ProviderFailure[] = []
  let now = 1000
  const report = countProviderErrors({ onGivenUp: (failure) => void givenUp.push(failure) }, () => now)
  return {
    report,
    givenUp,
    fail: (part: Part, times: number) => {
      for (let time = 0; time < times; time += 1) {
        now += 100
        report.failed({ part, status: 500, why: 'as told' })
      }
    },
    now: () => now,
  }
}

test('the fifth error in a row of one part gives up, once', () => {
  const { report, givenUp, fail } = openCount()
  fail('llm', 4)
  expect(report.givenUp('llm')).toBe(false)
  fail('llm', 3)
  expect(report.givenUp('llm')).toBe(true)
  expect(givenUp).toHaveLength(1)
})

test('each part has its own row, and one that is given up does not silence the others', () => {
  const { report, givenUp, fail } = openCount()
  for (const part of ['stt', 'llm', 'tts'] as const) fail(part, 4)
  expect(givenUp).toEqual([])
  fail('stt', 1)
  fail('llm', 1)
  expect(givenUp).toMatchObject([{ part: 'stt' }])
  expect(report.givenUp('tts')).toBe(false)
})

test('a part that works again starts anew, a part that merely began before it broke does not', () => {
  const { report, fail, now } = openCount()
  fail('stt', 4)
  const begunBefore = now() - 50
  report.worked('stt', begunBefore)
  report.worked('llm', now() + 1)
  fail('stt', 1)
  expect(report.givenUp('stt')).toBe(true)

  const other = openCount()
  other.fail('stt', 4)
  other.report.worked('stt', other.now() + 1)
  other.fail('stt', 4)
  expect(other.report.givenUp('stt')).toBe(false)
})
