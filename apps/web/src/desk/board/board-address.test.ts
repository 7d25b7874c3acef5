import { expect, test } from 'vitest'
import { boardHref, readBoardAddress, readPlace, writePlace } from './board-address.ts'

test('an address that says nothing, or nonsense, is the whole board', () => {
  const whole = { q: '', state: 'all', order: 'newest' }
  expect(readBoardAddress({})).toEqual(whole)
  expect(readBoardAddress({ state: 'x', order: 'y', reason: 'z', template: "'; drop", q: ['', 'b'] })).toEqual(whole)
  expect(boardHref(readBoardAddress({}), {})).toBe('/interviews')
})

test('a change keeps the rest and goes back to the first page', () => {
  const address = readBoardAddress({ q: 'ada', state: 'ended', after: 'x' })
  expect(boardHref(address, { reason: 'no_show' })).toBe('/interviews?q=ada&state=ended&reason=no_show')
  expect(boardHref(address, { after: 'y' })).toBe('/interviews?q=ada&state=ended&after=y')
})

test('a place comes back as it was, and one that was made by hand or for another order is none', () => {
  const place = ['2026-11-21 10:00:00.123456+00', 'int_0000'] as const
  expect(readPlace(writePlace(place), 'newest')).toEqual(place)
  expect(readPlace(writePlace(['ada', 'int_0000']), 'newest')).toBeUndefined()
  expect(readPlace(writePlace(['ada', 'int_0000']), 'name')).toEqual(['ada', 'int_0000'])
  expect(readPlace('%%%', 'name')).toBeUndefined()
})
