import { expect, test } from 'vitest'
import { readFoundPlace, readSearchAddress, searchHref } from './search-address.ts'

test('a page’s end comes back from the address as it was', () => {
  const place = ['2026-11-21 10:00:00.123456+00', 'att_0000', 'item "7"'] as const
  const address = readSearchAddress({ q: ' "sent twice" ', who: 'candidate' })
  const href = searchHref(address, place)
  const query = Object.fromEntries(new URL(href, 'http://desk').searchParams)
  expect(readSearchAddress(query)).toMatchObject({ q: '"sent twice"', who: 'candidate' })
  expect(readFoundPlace(readSearchAddress(query))).toEqual(place)
})

test('what nobody can ask for is not asked', () => {
  expect(readSearchAddress({ q: ['a', 'b'], who: 'somebody' })).toMatchObject({ q: 'a', who: undefined })
  expect(readFoundPlace(readSearchAddress({ q: 'a', after: 'bm9uZQ' }))).toBeUndefined()
})
