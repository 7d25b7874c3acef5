import { endReasons, mayResume } from '@candor/shared'
import { expect, test } from 'vitest'
import { plainWords } from '../testing/plain-words.ts'
import { endWords, keptWords } from './end-words.ts'

const told = (language: 'en' | 'de', reason: (typeof endReasons)[number], may = mayResume(reason)) =>
  endWords(plainWords(language), { reason, company: 'Harbour Bikes', mayResume: may })

for (const language of ['en', 'de'] as const)
  test.each(endReasons)(`%s is told in plain words (${language}), with what it means and what comes next`, (reason) => {
    const sentences = Object.values(told(language, reason))
    for (const text of sentences) expect(text).toMatch(/^\p{Lu}.*\.$/u)
    const all = `${sentences.join(' ')} ${keptWords(plainWords(language), reason)}`
    expect(all).not.toMatch(/unexpected|unerwartet|oops|!|_|\{/i)
  })

test('no two reasons have the same title', () => {
  expect(new Set(endReasons.map((reason) => told('en', reason, true).title)).size).toBe(endReasons.length)
})

test.each(endReasons)('%s offers to go on only where that is possible', (reason) => {
  expect(told('en', reason).next.includes('You can go on') && !mayResume(reason)).toBe(false)
  expect(told('en', reason, false).next).not.toMatch(/You can (go on|start)/)
})
