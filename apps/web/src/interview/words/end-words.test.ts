import { endReasons, mayResume } from '@candor/shared'
import { expect, test } from 'vitest'
import { endWords, keptWords } from './end-words.ts'

test.each(endReasons)('%s is told in plain words, with what it means and what comes next', (reason) => {
  const told = endWords(reason, 'Harbour Bikes', mayResume(reason))
  for (const text of Object.values(told)) expect(text).toMatch(/^[A-Z].*\.$/)
  expect(`${Object.values(told).join(' ')} ${keptWords(reason)}`).not.toMatch(/unexpected|oops|!|_/i)
})

test('no two reasons have the same title', () => {
  expect(new Set(endReasons.map((reason) => endWords(reason, 'X', true).title)).size).toBe(endReasons.length)
})

test.each(endReasons)('%s offers to go on only where that is possible', (reason) => {
  expect(endWords(reason, 'X', mayResume(reason)).next.includes('You can go on') && !mayResume(reason)).toBe(false)
  expect(endWords(reason, 'X', false).next).not.toMatch(/You can (go on|start)/)
})
