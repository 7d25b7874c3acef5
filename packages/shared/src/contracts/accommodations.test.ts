import { expect, test } from 'vitest'
import { hours, minutes } from '../basics/lengths.ts'
import { allowedLengthMs, noAccommodations } from './accommodations.ts'

test('nothing chosen changes nothing; extra time is a share of the interview, breaks are ten minutes more', () => {
  expect(allowedLengthMs(minutes(40), noAccommodations)).toBe(minutes(40))
  expect(allowedLengthMs(minutes(40), { ...noAccommodations, extraTime: 'quarter' })).toBe(minutes(50))
  expect(allowedLengthMs(minutes(40), { ...noAccommodations, extraTime: 'half', breaks: true })).toBe(minutes(70))
})

test('no interview becomes longer than two hours', () => {
  expect(allowedLengthMs(hours(2), { ...noAccommodations, extraTime: 'half', breaks: true })).toBe(hours(2))
})
