import { expect, test } from 'vitest'
import { plainWords } from '../testing/plain-words.ts'
import { reconnectingWords as told } from './trouble-words.ts'

const words = plainWords('en')

test('who comes back too late can go on, but not once the time of the interview itself is over', () => {
  expect(told(words, null).detail).toContain('you can go on')
  const over = told(words, null, true).detail
  expect(over).not.toContain('go on')
  expect(over).toContain('time for this interview is over')
  expect(over).toContain('is kept')
})

test('while the interviewer waits its time is told, whatever comes after it', () => {
  expect(told(words, 'about a minute', true)).toEqual(told(words, 'about a minute'))
  expect(told(words, undefined, true)).toEqual(told(words))
})
