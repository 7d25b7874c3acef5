import { expect, test } from 'vitest'
import { compiledMessages } from './compiled.ts'

/** React sends plain values only: whatever else is in there breaks the page that is given it. */
function strangeIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(strangeIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value).flatMap(strangeIn) : [value]
}

test.each(['en', 'de'] as const)('the messages of %s can be sent with a page', (language) => {
  expect(strangeIn(compiledMessages(language))).toEqual([])
})
