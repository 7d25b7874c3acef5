import * as openai from '@livekit/agents-plugin-openai'
import type { Plan } from '@candor/shared'
import type { SpeechSettings } from './fetch-speech.ts'
import { type Patience, patience } from './patience.ts'
import type { FallbackConfig, VoiceConfig } from './voice-config.ts'
import { PatientStt } from './patient-stt.ts'
import { PatientTts } from './patient-tts.ts'
import { nobodyListens, type PartReport } from './provider-failure.ts'

export type VoiceParts = {
  readonly stt: PatientStt
  readonly llm: openai.LLM
  readonly tts: PatientTts
  /** What a reply is asked of, in turn. */
  readonly models: readonly [openai.LLM, ...openai.LLM[]]
}

type Care = {
  readonly report?: PartReport
  readonly fallback?: FallbackConfig | undefined
  readonly limits?: Patience
  /** The candidate asked for a slower voice. */
  readonly slower?: boolean
}

/** Slow enough to follow with ease, not so slow that it sounds drawn. */
const slowerSpeed = 0.8
const openaiUrl = 'https://api.openai.com/v1'

/** What a spoken sentence is made with: sentences that are prepared ahead must sound like the rest. */
export function speechSettings(voice: VoiceConfig, language: Plan['language']): SpeechSettings {
  if (voice.kind === 'local')
    return { baseUrl: voice.baseUrl, key: 'local', model: 'espeak-ng', voice: language === 'de' ? 'de' : 'en-us' }
  return { baseUrl: voice.baseUrl ?? openaiUrl, key: voice.key, model: voice.models.tts, voice: voice.models.voice }
}

/**
 * The three speech services of an interview, each patient with its provider. `useRealtime: false` is said because the plugin otherwise
 * opens a realtime socket, and an endpoint without that route closes the session for good.
 */
export function voiceParts(
  voice: VoiceConfig,
  language: Plan['language'],
  { report = nobodyListens, fallback, limits = patience, slower = false }: Care = {},
): VoiceParts {
  const { baseUrl, key } = speechSettings(voice, language)
  const first = { baseURL: baseUrl, apiKey: key }
  const second = fallback && { baseURL: fallback.baseUrl, apiKey: fallback.key }
  const models = voice.kind === 'local' ? { stt: 'candor-enrolled', llm: 'candor-scripted' } : voice.models
  const llm = new openai.LLM({ ...first, model: models.llm })
  return {
    stt: new PatientStt({
      recogniser: new openai.STT({ ...first, model: models.stt, language, useRealtime: false }),
      fallback:
        second && new openai.STT({ ...second, model: fallback.sttModel ?? models.stt, language, useRealtime: false }),
      language,
      report,
      limits,
    }),
    llm,
    models: second ? [llm, new openai.LLM({ ...second, model: fallback.llmModel ?? models.llm })] : [llm],
    tts: new PatientTts({
      settings: { ...speechSettings(voice, language), ...(slower && { speed: slowerSpeed }) },
      report,
      limits,
    }),
  }
}
