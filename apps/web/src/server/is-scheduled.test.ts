import { expect, test } from 'vitest'
import { isScheduled } from './is-scheduled.ts'

const secret = 'a secret of the cron job'
const shown = (authorization: string) => new Headers({ authorization })

test('a cron job shows its secret', () => {
  expect(isScheduled(shown(`Bearer ${secret}`), secret)).toBe(true)
  expect(isScheduled(shown(`bearer ${secret}`), secret)).toBe(true)
})

test.each([
  ['nothing', new Headers(), secret],
  ['an empty header', shown(''), secret],
  ['another secret', shown('Bearer another secret'), secret],
  ['the beginning of the secret', shown(`Bearer ${secret.slice(0, -1)}`), secret],
  ['the secret without the word before it', shown(secret), secret],
  ['something where no secret is set', shown('Bearer undefined'), undefined],
])('whoever shows %s is refused', (_, headers, cronSecret) => {
  expect(isScheduled(headers, cronSecret)).toBe(false)
})
