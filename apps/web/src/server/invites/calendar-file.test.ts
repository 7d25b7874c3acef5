import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const event = {
  inviteId: 'inv_00000000',
  title: 'Interview: pilot; harbour, north',
  description: 'Ends on Friday.\nYour link is your own.',
  link: 'https://interviews.example/i/secret',
  expiresAt: Date.UTC(2026, 2, 29, 1, 30),
  now: Date.UTC(2026, 2, 1),
}

test('the hour before the deadline stands in the calendar, in UTC, across a change of clocks too', () => {
  const lines = calendarFile(event).split('\r\n')
  expect(lines).toContain('DTSTART:20260329T003000Z')
  expect(lines).toContain('DTEND:20260329T013000Z')
  expect(lines.slice(0, 1)).toEqual(['BEGIN:VCALENDAR'])
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
})

test('what somebody typed stays text', () => {
  const file = calendarFile(event)
  expect(file).toContain(String.raw`SUMMARY:Interview: pilot\; harbour\, north`)
  expect(file).toContain(String.raw`DESCRIPTION:Ends on Friday.\nYour link is your own.`)
})

test('no line is longer than 75 bytes, no letter is cut, and nothing is lost', () => {
  const title = '面接 '.repeat(60)
  const lines = calendarFile({ ...event, title }).split('\r\n')
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line.includes('\uFFFD')).toBe(false)
  }
  expect(calendarFile({ ...event, title }).replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`)
})
