import { expect, test } from 'vitest'
import { z } from 'zod'
import { voiceFrom, voiceVariables, withInferenceKeys } from './read-voice.ts'

const keys = {
  LOCAL_VOICE_URL: 'http://127.0.0.1:4100/v1',
  OPENAI_API_KEY: 'sk',
  LIVEKIT_INFERENCE_API_KEY: 'k',
  LIVEKIT_INFERENCE_API_SECRET: 's',
}
const read = (env: Record<string, string>) => voiceFrom(z.object(voiceVariables).parse(env))
function voiceOf(env: Record<string, string>) {
  const chosen = read({ ...keys, ...env })
  if ('faults' in chosen) throw new Error(chosen.faults.join('\n'))
  return chosen.voice
}
const faultsOf = (env: Record<string, string>): string => {
  const chosen = read(env)
  return 'faults' in chosen ? chosen.faults.join('\n') : ''
}

test.for(['local', 'openai', 'livekit'] as const)('%s gives every part a model of its own', (setUp) => {
  const { stt, llm, tts } = voiceOf({ VOICE: setUp })
  for (const [source] of [stt, llm, tts]) expect(source).toMatchObject({ setUp, model: expect.stringMatching(/./) })
  expect(tts[0].voices.de).toMatch(/./)
})

test('parts are mixed, and each has its own turn of services with their models', () => {
  const { stt, llm, tts } = voiceOf({
    VOICE: 'livekit, openai',
    TTS: 'local',
    STT_MODEL: 'assemblyai/universal-streaming-multilingual,whisper-1',
    LLM_MODEL: ',gpt-4.1',
  })
  expect(stt.map(({ setUp, model }) => [setUp, model])).toEqual([
    ['livekit', 'assemblyai/universal-streaming-multilingual'],
    ['openai', 'whisper-1'],
  ])
  expect(llm.map(({ model }) => model)).toEqual(['openai/gpt-4.1-mini', 'gpt-4.1'])
  expect(tts).toMatchObject([{ setUp: 'local', voices: { en: 'en-us', de: 'de' } }])
})

test('the further endpoint is asked last, and speaks only where a voice of its own was chosen', () => {
  const further = { VOICE: 'openai', FALLBACK_BASE_URL: 'http://127.0.0.1:9/v1', FALLBACK_API_KEY: 'f' }
  const { stt, llm, tts } = voiceOf({ ...further, FALLBACK_LLM_MODEL: 'small' })
  expect([stt.length, llm.at(-1)?.model, llm.at(-1)?.key, tts.length]).toEqual([2, 'small', 'f', 1])
  expect(voiceOf({ ...further, FALLBACK_TTS_VOICE: 'nova' }).tts.at(-1)?.voices).toEqual({ en: 'nova', de: 'nova' })
})

test.for([
  [{ VOICE: 'livekit' }, /LIVEKIT_INFERENCE_API_KEY: needed[^]*LIVEKIT_INFERENCE_API_SECRET: needed/],
  [{ STT: 'openai', LOCAL_VOICE_URL: keys.LOCAL_VOICE_URL }, /^OPENAI_API_KEY: needed/],
  [{ ...keys, TTS_VOICE: 'alloy' }, /^TTS_VOICE: the local voice has no alloy/],
  [{ ...keys, VOICE: 'livekit', LLM_MODEL: 'gpt-4.1' }, /^LLM_MODEL: gpt-4.1 is no model of LiveKit Inference/],
  [{ ...keys, VOICE: 'livekit', STT_MODEL: 'deepgram/nova-3:xx' }, /^STT_MODEL: leave the language/],
  [{ ...keys, LLM_MODEL: 'a,b' }, /^LLM_MODEL: names 2 where LLM has 1/],
] as const)('%j is refused by name', ([env, why]) => {
  expect(faultsOf(env)).toMatch(why)
})

test('the key of a LiveKit Cloud project opens LiveKit Inference too; the key of any other server does not', () => {
  const own = { STT: 'livekit', LIVEKIT_API_KEY: 'project', LIVEKIT_API_SECRET: 'secret' }
  expect(withInferenceKeys({ ...own, LIVEKIT_URL: 'wss://x.livekit.cloud' })).toMatchObject({
    LIVEKIT_INFERENCE_API_KEY: 'project',
    LIVEKIT_INFERENCE_API_SECRET: 'secret',
  })
  const rest = [
    { ...own, LIVEKIT_URL: 'ws://127.0.0.1:7880' },
    { ...own, STT: 'openai', LIVEKIT_URL: 'wss://x.livekit.cloud' },
  ]
  for (const env of rest) expect(withInferenceKeys(env)).toBe(env)
})
