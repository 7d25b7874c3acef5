import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvironment } from './env.ts'

test('with nothing set, everything runs here with the local voice', () => {
  const { base: _base, ...rest } = readEnvironment({ PATH: '/bin', LIVEKIT_URL: '' })
  expect(rest).toMatchObject({ databaseUrl: undefined, livekit: undefined, needsLocalVoice: true })
})

test('a LiveKit of the user needs key and secret, and each missing one is named', () => {
  expect(() => readEnvironment({ LIVEKIT_URL: 'wss://x.test' })).toThrow(
    /LIVEKIT_API_KEY must be set.*\n.*LIVEKIT_API_SECRET must be set/,
  )
  const { livekit } = readEnvironment({ LIVEKIT_URL: 'wss://x.test', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' })
  expect(livekit).toEqual({ url: 'wss://x.test', key: 'k', secret: 's' })
})

test('malformed variables are named with the reason, all at once', () => {
  const wrong = { DATABASE_URL: 'localhost', VOICE: 'loud', RECONNECT_WINDOW: '5' }
  expect(() => readEnvironment(wrong)).toThrow(
    /DATABASE_URL must be an address[^]*VOICE must be one of[^]*RECONNECT_WINDOW/,
  )
})

test('the local voice is needed as long as one part speaks locally', () => {
  expect(readEnvironment({ VOICE: 'openai' }).needsLocalVoice).toBe(false)
  expect(readEnvironment({ VOICE: 'openai', TTS: 'local' }).needsLocalVoice).toBe(true)
  expect(readEnvironment({ VOICE: 'livekit', STT: 'livekit, local' }).needsLocalVoice).toBe(true)
})

test('parts get what they need and nothing else of the environment', () => {
  const env = readEnvironment({
    PATH: '/bin',
    https_proxy: 'http://p.test',
    OPENAI_API_KEY: 'k',
    AWS_SECRET_ACCESS_KEY: 'x',
    DESK_KEY: 'd',
    GOPROXY: 'g',
  })
  expect(env.base).toEqual({ PATH: '/bin', https_proxy: 'http://p.test' })
  expect(env.worker).toEqual({ OPENAI_API_KEY: 'k' })
  expect(env.web).toEqual({ DESK_KEY: 'd' })
  expect(env.go).toEqual({ GOPROXY: 'g' })
})

test('whoever writes and who reads the sound is told the same place, and its keys where it is a bucket', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AK', AWS_SECRET_ACCESS_KEY: 'x', AWS_PROFILE: 'mine' }
  const folder = readEnvironment({ AUDIO_STORAGE: 'sound', ...keys })
  expect(folder.worker).toEqual({ AUDIO_STORAGE: resolve('sound') })
  expect(folder.web).toEqual(folder.worker)
  const bucket = readEnvironment({ AUDIO_STORAGE: 's3://sound/here', ...keys })
  const { AWS_PROFILE: _, ...told } = { AUDIO_STORAGE: 's3://sound/here', ...keys }
  expect(bucket.worker).toEqual(told)
  expect(bucket.web).toEqual(told)
})
