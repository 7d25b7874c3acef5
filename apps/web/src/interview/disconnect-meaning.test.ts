import { endReasons } from '@candor/shared'
import { DisconnectReason } from 'livekit-client'
import { describe, expect, test } from 'vitest'
import { connectionAfter, disconnectMeaning } from './disconnect-meaning.ts'
import { screenOf, type ServerFacts } from './screen-of.ts'

const names = Object.values(DisconnectReason).filter((value) => typeof value === 'string')

const facts = (state: ServerFacts['state'], endReason: ServerFacts['endReason']): ServerFacts => ({
  attemptId: 'att_00000000',
  state,
  endReason,
  mayResume: false,
})

function screenAfter(name: string | undefined, server: ServerFacts) {
  return screenOf({ server, connection: connectionAfter[disconnectMeaning(name)], interviewer: 'here' })
}

test('LiveKit has seventeen reasons', () => {
  expect(names).toHaveLength(17)
})

describe.each(names)('after %s', (name) => {
  test('a running interview is being come back to, unless another tab has it or we left', () => {
    const usual = { DUPLICATE_IDENTITY: 'moved', CLIENT_INITIATED: 'connecting' }[name] ?? 'reconnecting'
    expect(screenAfter(name, facts('live', null)).name).toBe(usual)
  })

  test.each(endReasons)('an interview that ended with %s shows that end', (reason) => {
    expect(screenAfter(name, facts('ended', reason))).toEqual({ name: 'ended', reason, mayResume: false })
  })
})

test('a reason nobody knows yet counts as lost', () => {
  expect(disconnectMeaning('SOLAR_FLARE')).toBe('lost')
  expect(disconnectMeaning(undefined)).toBe('lost')
})
