import * as openai from '@livekit/agents-plugin-openai'
import type { Plan } from '@candor/shared'
import type { VoiceConfig } from '../env.ts'

export type VoiceParts = { readonly stt: openai.STT; readonly llm: openai.LLM; readonly tts: openai.TTS }

/**
 * The three speech services of an interview. `useRealtime: false` is said because the plugin otherwise opens a realtime socket, and an
 * endpoint without that route closes the session for good.
 */
export function voiceParts(voice: VoiceConfig, language: Plan['language']): VoiceParts {
  if (voice.kind === 'local') {
    const local = { baseURL: voice.baseUrl, apiKey: 'local' }
    return {
      stt: new openai.STT({ ...local, model: 'candor-enrolled', language, useRealtime: false }),
      llm: new openai.LLM({ ...local, model: 'candor-scripted' }),
      tts: new openai.TTS({
        ...local,
        model: 'espeak-ng',
        voice: (language === 'de' ? 'de' : 'en-us') as openai.TTSVoices,
      }),
    }
  }
  const hosted = { apiKey: voice.key, ...(voice.baseUrl ? { baseURL: voice.baseUrl } : {}) }
  return {
    stt: new openai.STT({ ...hosted, model: voice.models.stt, language, useRealtime: false }),
    llm: new openai.LLM({ ...hosted, model: voice.models.llm }),
    tts: new openai.TTS({ ...hosted, model: voice.models.tts, voice: voice.models.voice as openai.TTSVoices }),
  }
}
