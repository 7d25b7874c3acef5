import { expect, test } from 'vitest'
import { failureOf, NoAnswer, waitBefore } from './provider-failure.ts'

const busy = failureOf('tts', new NoAnswer(429, 'busy', new Headers({ 'retry-after': '1' })))

test('a provider that asks to be left alone is left alone, and nobody waits for it for ever', () => {
  expect(waitBefore(200, busy, true)).toBe(1000)
  expect(waitBefore(200, { ...busy, againAfterMs: 60_000 }, true)).toBe(2000)
  expect(waitBefore(500, { ...busy, againAfterMs: 0 }, true)).toBe(500)
})

test('the next in turn does not wait for what the one before asked', () => {
  expect(waitBefore(200, busy, false)).toBe(200)
})

test.for(['Wed, 21 Oct 2026 07:28:00 GMT', '-3', ''])('%s is no length', (said) => {
  const headers = new Headers({ 'retry-after': said })
  expect(failureOf('tts', new NoAnswer(429, 'busy', headers)).againAfterMs ?? 0).toBe(0)
})
