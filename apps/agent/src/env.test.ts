import { describe, expect, test } from 'vitest'
import { BadEnvironment, environmentOfJobs, jobConfigFrom, workerConfigFrom } from './env.ts'

const whole = {
  DATABASE_URL: 'postgres://candor_agent:x@127.0.0.1:5432/candor',
  LOCAL_VOICE_URL: 'http://127.0.0.1:7890/v1',
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a secret of thirty-two characters',
}

test('lengths are given in seconds and known in milliseconds', () => {
  const { silence, voice } = jobConfigFrom({ ...whole, SILENCE_ASK: '5', TURN_SILENCE: '0.8' })
  expect(silence).toEqual({ askMs: 5000, checkMs: 45_000, endMs: 60_000 })
  expect(voice.turnSilenceMs).toBe(800)
})

test('an empty variable is a missing one', () => {
  expect(workerConfigFrom({ ...whole, AGENT_PORT: '', VOICE: '' })).toMatchObject({
    port: 8081,
    voice: { stt: [{ setUp: 'local' }], llm: [{ setUp: 'local' }], tts: [{ setUp: 'local' }] },
  })
})

test('sound is kept in a folder of the worker’s data where nothing else is said', () => {
  const { storage, soundDir } = workerConfigFrom({ ...whole, DATA_DIR: '/data' })
  expect({ storage, soundDir }).toEqual({
    storage: { kind: 'folder', folder: '/data/audio' },
    soundDir: '/data/recordings',
  })
})

describe('a wrong environment is refused by name:', () => {
  test.each([
    ['DATABASE_URL', { DATABASE_URL: undefined }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['LIVEKIT_URL', { LIVEKIT_URL: 'livekit' }],
    ['LIVEKIT_API_KEY', { LIVEKIT_API_KEY: '' }],
    ['LIVEKIT_API_SECRET', { LIVEKIT_API_SECRET: 'short' }],
    ['AGENT_PORT', { AGENT_PORT: 'eighty' }],
    ['AGENT_CAPACITY', { AGENT_CAPACITY: '0' }],
    ['VOICE', { VOICE: 'parrot' }],
    ['LOCAL_VOICE_URL', { LOCAL_VOICE_URL: undefined }],
    ['OPENAI_API_KEY', { VOICE: 'openai' }],
    ['FALLBACK_API_KEY', { FALLBACK_BASE_URL: 'http://127.0.0.1:9/v1' }],
    ['ALERT_QUIET', { ALERT_QUIET: 'at night' }],
    ['ALERT_WEBHOOK', { ALERT_WEBHOOK: 'hooks.example' }],
    ['SMTP_URL', { ALERT_MAIL: 'ops@example.org' }],
    ['PRICES', { PRICES: 'cheap=1' }],
    ['SILENCE_ASK', { SILENCE_ASK: '-1' }],
    ['AUDIO_STORAGE', { AUDIO_STORAGE: 's3://UPPER' }],
    ['AWS_ACCESS_KEY_ID', { AUDIO_STORAGE: 's3://sound' }],
    ['AWS_SECRET_ACCESS_KEY', { AUDIO_STORAGE: 's3://sound', AWS_ACCESS_KEY_ID: 'AK' }],
  ])('%s, given %j', (name, wrong) => {
    expect(() => workerConfigFrom({ ...whole, ...wrong })).toThrow(BadEnvironment)
    expect(() => workerConfigFrom({ ...whole, ...wrong })).toThrow(new RegExp(`^${name}: `, 'm'))
  })

  test.each(['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'])('%s of development, where others reach LiveKit', (name) => {
    const known = { ...whole, LIVEKIT_API_KEY: 'cdr4f1be29a', [name]: 'secret-0000000000000' }
    expect(() => workerConfigFrom(known)).not.toThrow()
    expect(() => workerConfigFrom({ ...known, LIVEKIT_URL: 'wss://livekit.example' })).toThrow(
      new RegExp(`^${name}: is one of development`, 'm'),
    )
  })

  test('every variable that is wrong, not only the first', () => {
    expect(() => workerConfigFrom({})).toThrow(/DATABASE_URL[^]*LIVEKIT_URL[^]*LIVEKIT_API_KEY[^]*LIVEKIT_API_SECRET/)
  })
})

test('a job inherits what it needs and no key of LiveKit, no secret of the web app', () => {
  const inherited = environmentOfJobs({
    ...whole,
    PATH: '/bin',
    NODE_COMPILE_CACHE: '/data/compiled',
    SESSION_SECRET: 'x',
    DESK_KEY: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    OPENAI_API_KEY: 'sk',
  })
  expect(Object.keys(inherited).sort()).toEqual([
    'DATABASE_URL',
    'LOCAL_VOICE_URL',
    'NODE_COMPILE_CACHE',
    'OPENAI_API_KEY',
    'PATH',
  ])
})
