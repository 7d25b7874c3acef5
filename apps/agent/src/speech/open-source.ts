import { inference, type llm, type stt } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import type { Plan } from '@candor/shared'
import type { SpeechSettings } from './speech-settings.ts'
import type { Source, VoiceSource } from './voice-config.ts'

type Language = Plan['language']

export const takesStream = ({ setUp }: Source): boolean => setUp === 'livekit'

/** How a source speaks one language. */
export function settingsOf({ baseUrl, key, secret, model, voices }: VoiceSource, language: Language): SpeechSettings {
  return { baseUrl, key, secret, model, voice: voices[language], language }
}

export function openModel({ baseUrl, key, secret, model }: Source): llm.LLM {
  if (secret === undefined) return new openai.LLM({ baseURL: baseUrl, apiKey: key, model })
  return new inference.LLM({ baseURL: baseUrl, apiKey: key, apiSecret: secret, model })
}

/**
 * The recogniser of a source: a stream where the service takes one. `useRealtime: false` is said because the plugin otherwise opens a
 * realtime socket, and an endpoint without that route closes the session for good.
 */
export function openRecogniser({ baseUrl, key, secret, model }: Source, language: Language): stt.STT {
  if (secret === undefined)
    return new openai.STT({ baseURL: baseUrl, apiKey: key, model, language, useRealtime: false })
  return new inference.STT({ baseURL: baseUrl, apiKey: key, apiSecret: secret, model, language })
}
