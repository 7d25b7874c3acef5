/** Which services the interviewer hears, thinks and speaks with: for each part who is asked first, and who where the one before fails. */
export type VoiceConfig = {
  readonly stt: InTurn<Source>
  readonly llm: InTurn<Source>
  readonly tts: InTurn<VoiceSource>
  readonly turnSilenceMs: number
}

export type InTurn<One> = readonly [One, ...One[]]

/** `openai` is any endpoint with OpenAI's routes; `livekit` is LiveKit Inference, where the key comes with a secret. */
export const setUps = ['local', 'openai', 'livekit'] as const
export type SetUp = (typeof setUps)[number]

export type Source = {
  readonly setUp: SetUp
  readonly baseUrl: string
  readonly key: string
  readonly secret?: string | undefined
  readonly model: string
}

/** `voices`: by the language of the interview. */
export type VoiceSource = Source & { readonly voices: { readonly en: string; readonly de: string } }
