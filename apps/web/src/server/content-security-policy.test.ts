import { expect, test } from 'vitest'
import { contentSecurityPolicy, liveKitOrigins } from './content-security-policy.ts'

test('a page may speak to our LiveKit server and to nobody else', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', liveKitUrl: 'ws://127.0.0.1:7880', development: false })
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:7880 http://127.0.0.1:7880;")
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).not.toMatch(/unsafe/)
})

test('an address is known by its secure pair, and LiveKit Cloud by its regions', () => {
  expect(liveKitOrigins('https://rtc.example')).toEqual(['wss://rtc.example', 'https://rtc.example'])
  expect(liveKitOrigins('wss://a.livekit.cloud')).toContain('wss://*.livekit.cloud')
})
