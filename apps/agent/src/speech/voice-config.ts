/** Which services the interviewer speaks, hears and thinks with. */
export type VoiceConfig =
  | { readonly kind: 'local'; readonly baseUrl: string; readonly turnSilenceMs: number }
  | {
      readonly kind: 'openai'
      readonly baseUrl: string | undefined
      readonly key: string
      readonly models: { readonly stt: string; readonly llm: string; readonly tts: string; readonly voice: string }
      readonly turnSilenceMs: number
    }

/** A second OpenAI-compatible endpoint, asked where the first one fails. */
export type FallbackConfig = {
  readonly baseUrl: string
  readonly key: string
  readonly sttModel?: string | undefined
  readonly llmModel?: string | undefined
}
