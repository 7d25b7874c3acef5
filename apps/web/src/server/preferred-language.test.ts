import { expect, test } from 'vitest'
import { preferredLanguage } from './preferred-language.ts'

test.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr;q=1,en;q=0.4,de;q=0.6', 'de'],
  ['de;q=0, en', 'en'],
  ['fr', 'en'],
  [null, 'en'],
  [';;,q=x', 'en'],
])('%s prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})
