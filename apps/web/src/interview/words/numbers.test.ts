import { expect, test } from 'vitest'
import { countOf, lengthInWords } from './numbers.ts'

test('counts are words up to twelve, with the right ending', () => {
  expect([0, 1, 3, 14].map((count) => countOf(count, 'question'))).toEqual([
    'no questions',
    'one question',
    'three questions',
    '14 questions',
  ])
})

test('lengths are whole minutes, or seconds when short', () => {
  expect([15_000, 60_000, 3_300_000].map(lengthInWords)).toEqual(['15 seconds', 'one minute', '55 minutes'])
})
