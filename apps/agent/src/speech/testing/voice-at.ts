import type { VoiceConfig } from '../voice-config.ts'

/** The three parts of the voice at one address with OpenAI's routes. */
export function voiceAt(baseUrl: string): VoiceConfig {
  const source = { setUp: 'local', baseUrl, key: 'none', model: 'm' } as const
  return { stt: [source], llm: [source], tts: [{ ...source, voices: { en: 'v', de: 'v' } }], turnSilenceMs: 500 }
}
