import { expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const good = {
  DATABASE_URL: 'postgres://candor:x@127.0.0.1:5432/candor',
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 's'.repeat(32),
  APP_URL: 'http://localhost:3000/',
  SESSION_SECRET: 's'.repeat(32),
  DESK_KEY: 'k'.repeat(16),
}

test('a complete environment is read, lengths in milliseconds', () => {
  expect(parseEnv({ ...good, RECONNECT_WINDOW: '30' })).toMatchObject({
    appUrl: 'http://localhost:3000',
    reconnectWindowMs: 30_000,
  })
  expect(parseEnv({ ...good, RECONNECT_WINDOW: '' }).reconnectWindowMs).toBeUndefined()
})

test('browsers may reach LiveKit at another address than the server does', () => {
  expect(parseEnv(good).livekit.publicUrl).toBeUndefined()
  const { livekit } = parseEnv({ ...good, LIVEKIT_PUBLIC_URL: 'wss://livekit.example' })
  expect(livekit).toMatchObject({ url: 'ws://127.0.0.1:7880', publicUrl: 'wss://livekit.example' })
})

test.each([
  ['DATABASE_URL', undefined, 'DATABASE_URL is missing: set it'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be the address of a PostgreSQL database, postgres://…'],
  ['LIVEKIT_URL', 'localhost', 'LIVEKIT_URL must be the address of a LiveKit server, ws://… or wss://…'],
  ['SESSION_SECRET', 'short', 'SESSION_SECRET must have at least 32 characters'],
  ['DESK_KEY', 'short', 'DESK_KEY must have at least 16 characters'],
  ['SMTP_URL', 'mail.example', 'SMTP_URL must be the address of a mail server, smtp://… or smtps://…'],
  ['CRON_SECRET', 'short', 'CRON_SECRET must have at least 16 characters'],
  ['RECONNECT_WINDOW', '3', 'RECONNECT_WINDOW must be at least 10 seconds'],
  ['AUDIO_STORAGE', 's3://UPPER', 'AUDIO_STORAGE must be a folder or s3://bucket/prefix'],
  ['AUDIO_STORAGE', 's3://sound', 'AWS_ACCESS_KEY_ID is needed where AUDIO_STORAGE is s3://…'],
  ['RECONNECT_WINDOW', 'soon', 'RECONNECT_WINDOW must be a number of seconds'],
])('a wrong %s (%s) is named with its reason', (name, value, message) => {
  expect(() => parseEnv({ ...good, [name]: value })).toThrow(message)
})

test.each(['SESSION_SECRET', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'DESK_KEY', 'CRON_SECRET'])(
  'a %s of development is refused where others reach the app, and serves on one machine',
  (name) => {
    const chance = Object.fromEntries(
      ['SESSION_SECRET', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'DESK_KEY'].map((one) => [
        one,
        'thirty-two characters of pure chance',
      ]),
    )
    const known = { ...good, ...chance, [name]: 'secret-'.padEnd(40, '0') }
    expect(() => parseEnv(known)).not.toThrow()
    expect(() => parseEnv({ ...known, APP_URL: 'https://interviews.example' })).toThrow(`${name} is one of development`)
  },
)

test('mails go over SMTP, into a folder on one machine, or nowhere', () => {
  expect(parseEnv(good).mail).toEqual({ kind: 'none' })
  expect(parseEnv({ ...good, MAIL_FOLDER: '/tmp/mail' }).mail).toEqual({ kind: 'folder', folder: '/tmp/mail' })
  expect(parseEnv({ ...good, MAIL_FOLDER: '/tmp/mail', SMTP_URL: 'smtp://mail' }).mail).toMatchObject({ kind: 'smtp' })
  const reached = { ...good, APP_URL: 'https://interviews.example', MAIL_FOLDER: '/tmp/mail' }
  expect(() => parseEnv(reached)).toThrow('MAIL_FOLDER is for trying Candor on one machine')
})
