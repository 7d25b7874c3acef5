import { expect, test } from 'vitest'
import { localTime, momentAt } from './moment-at.ts'

const iso = (local: string, zone: string) => {
  const moment = momentAt(local, zone)
  return moment === null ? null : new Date(moment).toISOString()
}

test.each([
  ['2026-12-04T18:00', 'Europe/Berlin', '2026-12-04T17:00:00.000Z'],
  ['2026-07-04T18:00', 'Europe/Berlin', '2026-07-04T16:00:00.000Z'],
  ['2026-07-04T18:00', 'Asia/Kolkata', '2026-07-04T12:30:00.000Z'],
  ['2026-01-01T00:00', 'Pacific/Auckland', '2025-12-31T11:00:00.000Z'],
  ['2026-06-01T12:00', 'UTC', '2026-06-01T12:00:00.000Z'],
])('%s in %s is %s', (local, zone, moment) => {
  expect(iso(local, zone)).toBe(moment)
})

test('an hour that comes twice is its first, one that is skipped lies after the gap', () => {
  expect(iso('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(iso('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
})

test('what is no time, or nowhere, is nothing', () => {
  expect(momentAt('tomorrow', 'UTC')).toBeNull()
  expect(momentAt('2026-06-01T12:00', 'Mars/North')).toBeNull()
})

test('a moment is shown as the clock there shows it', () => {
  expect(localTime(Date.UTC(2026, 11, 4, 17), 'Europe/Berlin')).toBe('2026-12-04T18:00:00')
})
