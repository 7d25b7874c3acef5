import { expect, test } from 'vitest'
import { inviteMail } from './invite-mail.ts'

const facts = {
  inviteId: 'inv_00000000',
  kind: 'invitation',
  to: 'ada@example.org',
  candidateName: 'Ada',
  organisationName: 'Harbour Bikes',
  role: 'Pilot',
  company: 'Harbour Bikes',
  language: 'en',
  maxLengthMs: 1_200_000,
  expiresAt: Date.UTC(2026, 11, 4, 23, 30),
  timeZone: 'Europe/Berlin',
} as const
const link = 'https://interviews.example/i/secret'

test('an invitation says who, what, how long and until when on the candidate’s own clock', () => {
  const { to, subject, text, calendar } = inviteMail(facts, link, 0)
  expect({ to, subject }).toEqual({ to: 'ada@example.org', subject: 'Your interview for Pilot' })
  expect(text).toContain(link)
  expect(text).toMatch(/Saturday,? 5 December 2026 at 00:30 CET/)
  expect(text).toContain('at most 20 minutes')
  expect(calendar?.content).toContain('DTEND:20261204T233000Z')
})

test('it is written in the language of the interview', () => {
  expect(inviteMail({ ...facts, language: 'de' }, link, 0).text).toMatch(/Samstag, 5\. Dezember 2026 um 00:30/)
  expect(inviteMail({ ...facts, language: 'de', kind: 'reminder' }, link, 0).subject).toBe(
    'Erinnerung: Ihr Gespräch für Pilot',
  )
})

test('what is taken back carries neither link nor calendar', () => {
  const mail = inviteMail({ ...facts, kind: 'withdrawn' }, link, 0)
  expect(mail.text).not.toContain('/i/')
  expect(mail.calendar).toBeUndefined()
})

test('a name cannot add a header', () => {
  expect(inviteMail({ ...facts, role: 'Pilot\r\nBcc: x@y.z' }, link, 0).subject).toBe(
    'Your interview for Pilot Bcc: x@y.z',
  )
})
