import { expect, test } from 'vitest'
import { reconnectingWords } from './trouble-words.ts'

test('who comes back too late can go on, but not once the time of the interview itself is over', () => {
  expect(reconnectingWords(null).detail).toContain('you can go on')
  const over = reconnectingWords(null, true).detail
  expect(over).not.toContain('go on')
  expect(over).toContain('time for this interview is over')
  expect(over).toContain('is kept')
})

test('while the interviewer waits its time is told, whatever comes after it', () => {
  expect(reconnectingWords('about a minute', true)).toEqual(reconnectingWords('about a minute'))
  expect(reconnectingWords(undefined, true)).toEqual(reconnectingWords())
})
