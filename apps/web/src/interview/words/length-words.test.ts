import { expect, test } from 'vitest'
import { plainWords } from '../testing/plain-words.ts'
import { lengthWords } from './length-words.ts'

test('counts are words up to twelve, with the right ending, in both languages', () => {
  const count = (language: 'en' | 'de') =>
    [1, 3, 14].map((number) => plainWords(language)('landing.questions', { count: number }))
  expect(count('en')).toEqual(['one question', 'three questions', '14 questions'])
  expect(count('de')).toEqual(['eine Frage', 'drei Fragen', '14 Fragen'])
})

test('lengths are whole minutes, or seconds when short', () => {
  const words = plainWords('en')
  const told = [15_000, 60_000, 3_300_000].map((ms) => lengthWords(words, ms))
  expect(told).toEqual(['15 seconds', 'one minute', '55 minutes'])
})
