import { minutes, seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { plainWords } from '../testing/plain-words.ts'
import { timeLeftWords, waitLeftWords } from './left-words.ts'

const words = plainWords('en')

test.each([
  [minutes(10), 'about 10 minutes'],
  [seconds(90), 'about a minute and a half'],
  [seconds(60), 'about a minute'],
  [seconds(30), 'about half a minute'],
  [seconds(10), 'a few seconds'],
  [seconds(3), null],
])('%d ms of waiting', (ms, told) => {
  expect(waitLeftWords(words, ms)).toBe(told)
})

test.each([
  [minutes(41), 'About 40 minutes left'],
  [minutes(12.2), 'About 10 minutes left'],
  [minutes(4.4), 'About 4 minutes left'],
  [minutes(1.8), 'About 2 minutes left'],
  [seconds(80), 'About a minute left'],
  [seconds(30), 'Less than a minute left'],
])('%d ms of an interview', (ms, told) => {
  expect(timeLeftWords(words, ms)).toBe(told)
})

test('ten minutes are told in few words, not by the second', () => {
  const told = Array.from({ length: 600 }, (_, second) => timeLeftWords(words, minutes(30) + seconds(second)))
  expect(new Set(told).size).toBeLessThanOrEqual(4)
})
