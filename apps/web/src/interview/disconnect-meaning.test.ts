import { DisconnectReason } from 'livekit-client'
import { expect, test } from 'vitest'
import { disconnectMeaning } from './disconnect-meaning.ts'

const names = Object.values(DisconnectReason).filter((value) => typeof value === 'string')

test('all seventeen reasons of LiveKit have a meaning', () => {
  expect(names).toHaveLength(17)
  expect(names.filter((name) => disconnectMeaning(name) === 'left')).toEqual(['CLIENT_INITIATED'])
  expect(names.filter((name) => disconnectMeaning(name) === 'moved')).toEqual(['DUPLICATE_IDENTITY'])
})

test('a reason nobody knows yet counts as lost', () => {
  expect(disconnectMeaning('SOLAR_FLARE')).toBe('lost')
  expect(disconnectMeaning(undefined)).toBe('lost')
})
