import { z } from 'zod'
import { type InTurn, type SetUp, setUps, type Source, type VoiceConfig, type VoiceSource } from './voice-config.ts'

const name = `(${setUps.join('|')})`
const inTurn = z
  .string()
  .regex(
    new RegExp(`^\\s*${name}(\\s*,\\s*${name})*\\s*$`),
    `must be ${setUps.join(', ')}, or several in turn: livekit,openai`,
  )
const url = z.url({ protocol: /^https?$/ })
const text = z.string().min(1)

/** The variables that choose the voice; part of the schema of whoever talks with candidates. */
export const voiceVariables = {
  VOICE: inTurn.default('local'),
  STT: inTurn.optional(),
  LLM: inTurn.optional(),
  TTS: inTurn.optional(),
  STT_MODEL: text.optional(),
  LLM_MODEL: text.optional(),
  TTS_MODEL: text.optional(),
  TTS_VOICE: text.optional(),
  TTS_VOICE_DE: text.optional(),
  LOCAL_VOICE_URL: url.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: url.optional(),
  LIVEKIT_INFERENCE_URL: url.optional(),
  LIVEKIT_INFERENCE_API_KEY: text.optional(),
  LIVEKIT_INFERENCE_API_SECRET: text.optional(),
  /** A further endpoint with OpenAI's routes, asked last. */
  FALLBACK_BASE_URL: url.optional(),
  FALLBACK_API_KEY: text.optional(),
  FALLBACK_STT_MODEL: text.optional(),
  FALLBACK_LLM_MODEL: text.optional(),
  FALLBACK_TTS_MODEL: text.optional(),
  FALLBACK_TTS_VOICE: text.optional(),
  /** Silence that ends an answer whose last sentence sounds whole; in the middle of one a longer pause is waited for. */
  TURN_SILENCE: z.coerce.number().min(0).default(0.8),
}
const Variables = z.object(voiceVariables)
type VoiceVariables = z.output<typeof Variables>

type Part = 'STT' | 'LLM' | 'TTS'
const models: Record<SetUp, Record<Part, string>> = {
  local: { STT: 'candor-enrolled', LLM: 'candor-scripted', TTS: 'espeak-ng' },
  openai: { STT: 'gpt-4o-mini-transcribe', LLM: 'gpt-4.1-mini', TTS: 'gpt-4o-mini-tts' },
  livekit: { STT: 'deepgram/nova-3', LLM: 'openai/gpt-4.1-mini', TTS: 'cartesia/sonic-3' },
}
const voices: Record<SetUp, { en: string; de: string }> = {
  local: { en: 'en-us', de: 'de' },
  openai: { en: 'alloy', de: 'alloy' },
  // A voice that speaks every language of its model.
  livekit: { en: '9626c31c-bec5-4cca-baa8-f8ba9e84c8bc', de: '9626c31c-bec5-4cca-baa8-f8ba9e84c8bc' },
}
const urls = { openai: 'https://api.openai.com/v1', livekit: 'https://agent-gateway.livekit.cloud/v1' }
const espeakVoice = /^(en-us|en-gb|en-gb-scotland|en-gb-x-rp|de|fr|es|it|nl|pt)(\+(m[1-8]|f[1-5]|croak|whisper))?$/

const words = (value: string | undefined): string[] => (value ?? '').split(',').map((word) => word.trim())

/** Who is asked in turn for each part, by name. */
function setUpsOf(env: Pick<VoiceVariables, 'VOICE' | Part>): Record<Part, InTurn<SetUp>> {
  const of = (part: Part) => words(env[part] ?? env.VOICE) as unknown as InTurn<SetUp>
  return { STT: of('STT'), LLM: of('LLM'), TTS: of('TTS') }
}

/** The choice of voice, or each variable that does not fit, as `NAME: why`. */
export function voiceFrom(env: VoiceVariables): { readonly voice: VoiceConfig } | { readonly faults: string[] } {
  const faults = new Set<string>()
  const chosen = setUpsOf(env)
  const perSetUp = (variable: keyof VoiceVariables, part: Part): string[] => {
    const given = words(env[variable] as string | undefined)
    if (given.length > chosen[part].length)
      faults.add(`${variable}: names ${given.length} where ${part} has ${chosen[part].length} in turn`)
    return given
  }
  const sourcesOf = (part: Part): Source[] => {
    const given = perSetUp(`${part}_MODEL`, part)
    const own = chosen[part].map((setUp, at) => {
      const model = given[at] || models[setUp][part]
      const fault = setUp === 'livekit' ? gatewayFault(part, model) : ''
      if (fault) faults.add(`${part}_MODEL: ${fault}`)
      return { ...placeOf(setUp, env, faults), model }
    })
    return [...own, ...lastSource(part, env, own.at(-1)?.model ?? '', faults)]
  }
  const [english, german] = [perSetUp('TTS_VOICE', 'TTS'), perSetUp('TTS_VOICE_DE', 'TTS')]
  const speaking = sourcesOf('TTS').map((source, at): VoiceSource => {
    const isLast = at >= chosen.TTS.length
    const usual = isLast ? env.FALLBACK_TTS_VOICE : undefined
    const en = usual ?? (english[at] || voices[source.setUp].en)
    const de = usual ?? (german[at] || (source.setUp === 'local' ? voices.local.de : en))
    if (source.setUp === 'local')
      for (const [variable, voice] of [
        ['TTS_VOICE', en],
        ['TTS_VOICE_DE', de],
      ] as const)
        if (!espeakVoice.test(voice))
          faults.add(`${variable}: the local voice has no ${voice}; it has en-us, en-gb, de, fr`)
    return { ...source, voices: { en, de } }
  })
  const [stt, llm] = [sourcesOf('STT'), sourcesOf('LLM')]
  if (faults.size > 0) return { faults: [...faults] }
  const turnSilenceMs = env.TURN_SILENCE * 1000
  return {
    voice: {
      stt: stt as unknown as InTurn<Source>,
      llm: llm as unknown as InTurn<Source>,
      tts: speaking as unknown as InTurn<VoiceSource>,
      turnSilenceMs,
    },
  }
}

function placeOf(setUp: SetUp, env: VoiceVariables, faults: Set<string>): Omit<Source, 'model'> {
  const need = (variable: keyof VoiceVariables): string => {
    const value = env[variable]
    if (typeof value === 'string' && value) return value
    faults.add(`${variable}: needed where a part of the voice is ${setUp}`)
    return ''
  }
  if (setUp === 'local') return { setUp, baseUrl: need('LOCAL_VOICE_URL'), key: 'local' }
  if (setUp === 'openai') return { setUp, baseUrl: env.OPENAI_BASE_URL ?? urls.openai, key: need('OPENAI_API_KEY') }
  return {
    setUp,
    baseUrl: env.LIVEKIT_INFERENCE_URL ?? urls.livekit,
    key: need('LIVEKIT_INFERENCE_API_KEY'),
    secret: need('LIVEKIT_INFERENCE_API_SECRET'),
  }
}

// Another voice in the middle of a talk is only wanted where it was chosen.
function lastSource(part: Part, env: VoiceVariables, sameModel: string, faults: Set<string>): Source[] {
  if (!env.FALLBACK_BASE_URL) return []
  if (!env.FALLBACK_API_KEY) faults.add('FALLBACK_API_KEY: needed where FALLBACK_BASE_URL is set')
  if (part === 'TTS' && !env.FALLBACK_TTS_MODEL && !env.FALLBACK_TTS_VOICE) return []
  const model = env[`FALLBACK_${part}_MODEL`] ?? sameModel
  return [{ setUp: 'openai', baseUrl: env.FALLBACK_BASE_URL, key: env.FALLBACK_API_KEY ?? '', model }]
}

function gatewayFault(part: Part, model: string): string {
  if (model !== 'auto' && !/^[\w-]+\/[\w.:-]+$/.test(model))
    return `${model} is no model of LiveKit Inference: they are named provider/model, as ${models.livekit[part]}`
  if (part === 'STT' && model.includes(':')) return `leave the language of ${model} away: each template says its own`
  return ''
}

/** The same from an environment as it is: also malformed variables are told, and the keys of a LiveKit Cloud project are used. */
export function readVoice(env: NodeJS.ProcessEnv): ReturnType<typeof voiceFrom> {
  const given = Object.fromEntries(Object.entries(withInferenceKeys(env)).filter(([, value]) => value))
  const parsed = Variables.safeParse(given)
  if (parsed.success) return voiceFrom(parsed.data)
  return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
}

const cloud = /^(wss?|https?):\/\/[^/]+\.livekit\.cloud/

/** On LiveKit Cloud the project's own key opens LiveKit Inference too: adds it where a part needs it and no other is given. */
export function withInferenceKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const needed = [env['VOICE'], env['STT'], env['LLM'], env['TTS']].some((value) => words(value).includes('livekit'))
  if (!needed || env['LIVEKIT_INFERENCE_API_KEY'] || !cloud.test(env['LIVEKIT_URL'] ?? '')) return env
  return {
    ...env,
    LIVEKIT_INFERENCE_API_KEY: env['LIVEKIT_API_KEY'],
    LIVEKIT_INFERENCE_API_SECRET: env['LIVEKIT_API_SECRET'],
  }
}
