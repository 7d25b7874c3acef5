import { expect, test } from 'vitest'
import { parseRange } from './parse-range.ts'

test.each([
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  [null, null],
  ['bytes=-', null],
  ['bytes=9-1', null],
  ['bytes=0-1,4-5', null],
  ['items=0-1', null],
  ['bytes=0x1-2', null],
])('%s of a hundred bytes', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range)
})
