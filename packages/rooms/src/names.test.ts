import { newId } from '@candor/shared'
import { expect, test } from 'vitest'
import { agentName, candidateIdentity, installationOf, interviewerIdentity, roomPrefix } from './names.ts'

const installation = 'harbour12'
const random = '0123456789abcdefghijklmnop'

test('a room name tells its installation', () => {
  expect(installationOf(`${roomPrefix(installation)}${random}`)).toBe(installation)
})

test.each([
  ['somebody else’s room', 'standup'],
  ['our first word alone', 'candor-'],
  ['too little that is random', `candor-${installation}-0123456789`],
  ['something before it', `x-candor-${installation}-${random}`],
  ['something behind it', `candor-${installation}-${random}-2`],
  ['other letters', `candor-${installation}-${random.toUpperCase()}`],
])('no installation is read from %s', (_, roomName) => {
  expect(installationOf(roomName)).toBeNull()
})

test('an installation whose id begins like another one has rooms and jobs of its own', () => {
  expect(`${roomPrefix('harbour123')}${random}`.startsWith(roomPrefix(installation))).toBe(false)
  expect(agentName('harbour123')).not.toBe(agentName(installation))
})

test('every interviewer of an attempt has an identity of its own, and none is the candidate’s', () => {
  const attemptId = newId('attempt')
  const identities = [candidateIdentity(attemptId), ...[1, 2, 3].map((epoch) => interviewerIdentity(attemptId, epoch))]
  expect(new Set(identities).size).toBe(4)
})
