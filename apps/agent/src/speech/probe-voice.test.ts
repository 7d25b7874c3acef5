import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probeVoice, wordsOfFault } from './probe-voice.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import type { SetUp, VoiceConfig } from './voice-config.ts'

let provider: FaultyProvider
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await openFaultyProvider()
})
afterAll(() => provider.close())

function voiceOf(setUp: SetUp): VoiceConfig {
  const secret = setUp === 'livekit' ? 'a secret of thirty-two characters' : undefined
  const source = { setUp, baseUrl: provider.baseUrl, key: 'sk-private', secret, model: 'parrot' }
  return {
    stt: [source],
    llm: [source],
    tts: [{ ...source, voices: { en: 'polly', de: 'polly' } }],
    turnSilenceMs: 500,
  }
}

async function faultsOf(setUp: SetUp, behaviour: Behaviour) {
  provider.behave(behaviour)
  return probeVoice(voiceOf(setUp), { limitMs: 1500, refusalMs: 500 })
}

test.for(['openai', 'livekit'] as const)('%s that answers has no fault', async (setUp) => {
  expect(await faultsOf(setUp, { kind: 'well' })).toEqual([])
})

test.for(['openai', 'livekit'] as const)(
  '%s that does not know the model is told by the names of the variables',
  async (setUp) => {
    const faults = await faultsOf(setUp, { kind: 'status', status: 404, message: 'no such model' })
    expect(faults.map(({ part, variable, status }) => [part, variable, status])).toEqual([
      ['stt', 'STT_MODEL', 404],
      ['llm', 'LLM_MODEL', 404],
      ['tts', 'TTS_MODEL', 404],
    ])
    expect(faults.map(wordsOfFault).join('\n')).toMatch(/^STT_MODEL: 127\.0\.0\.1:\d+ does not take parrot \(404\)/)
  },
)

test('a voice that is not known is told as the voice', async () => {
  const faults = await faultsOf('openai', { kind: 'status', status: 400, message: 'unknown voice polly' })
  expect(faults.find(({ part }) => part === 'tts')).toMatchObject({
    variable: 'TTS_VOICE',
    why: expect.stringContaining('polly'),
  })
})

test.for(['openai', 'livekit'] as const)(
  '%s that refuses the key, fails or is silent is no wrong name, and the key is not told',
  async (setUp) => {
    const faulty: Behaviour[] = [{ kind: 'status', status: 401 }, { kind: 'status', status: 503 }, { kind: 'reset' }]
    for (const behaviour of faulty) {
      const faults = await faultsOf(setUp, behaviour)
      expect(faults.map(({ part, variable }) => [part, variable])).toEqual([
        ['stt', null],
        ['llm', null],
        ['tts', null],
      ])
      expect(JSON.stringify(faults)).not.toContain('sk-private')
    }
  },
)

test('the local voice is not asked', async () => {
  expect(await faultsOf('local', { kind: 'status', status: 404 })).toEqual([])
  expect(provider.asked()).toBe(0)
})
