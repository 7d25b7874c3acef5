import { expect, test } from 'vitest'
import { isKnownSecret, isLoopback } from './known-secret.ts'

test.each(['devkey', 'secret', 'changeme', 'Password-1', 'x'.repeat(40), 'candor'])(
  '%s is known to everybody',
  (value) => {
    expect(isKnownSecret(value)).toBe(true)
  },
)

test.each(['cdr4f1be29a0c3d', 'bX2-thirty-two-characters-of-chance'])('%s is not', (value) => {
  expect(isKnownSecret(value)).toBe(false)
})

test('an address of this machine is told from one that others reach', () => {
  expect(['ws://127.0.0.1:7880', 'http://localhost:3000', 'http://[::1]:3000'].map(isLoopback)).toEqual([
    true,
    true,
    true,
  ])
  expect(['wss://candor.livekit.cloud', 'http://192.168.1.4', 'https://localhost.example'].map(isLoopback)).toEqual([
    false,
    false,
    false,
  ])
})
