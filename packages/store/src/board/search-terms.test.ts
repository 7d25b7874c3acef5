import { expect, test } from 'vitest'
import { searchTerms } from './search-terms.ts'

test('quotes make a phrase, a star a beginning, and the rest are words', () => {
  expect(searchTerms('ferry "sent twice" inv*')).toEqual({ phrases: ['ferry', 'sent twice'], prefixes: ['inv'] })
  expect(searchTerms('„zweimal gesendet“')).toEqual({ phrases: ['zweimal gesendet'], prefixes: [] })
})

test('a name that is still being typed is found by its beginning', () => {
  expect(searchTerms('grace ho', { lastIsBegun: true })).toEqual({ phrases: ['grace'], prefixes: ['ho'] })
})

test('signs alone are nothing, and a quote that is left open ends with the text', () => {
  expect(searchTerms('* & | !! "" <->')).toEqual({ phrases: [], prefixes: [] })
  expect(searchTerms('"open end')).toEqual({ phrases: ['open end'], prefixes: [] })
  expect(searchTerms('a '.repeat(100)).phrases).toHaveLength(12)
})
