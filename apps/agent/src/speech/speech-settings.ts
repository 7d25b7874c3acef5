/** Everything a sentence's sound depends on, besides the sentence. */
export type SpeechSettings = {
  readonly baseUrl: string
  readonly key: string
  /** With it the address is LiveKit Inference, else an endpoint with OpenAI's routes. */
  readonly secret?: string | undefined
  readonly model: string
  readonly voice: string
  readonly language?: string
  /** 1 is usual. */
  readonly speed?: number
}

export type SpeechLimits = { readonly firstSoundMs: number; readonly nextSoundMs: number }

/**
 * Speaks one sentence: 24 kHz 16-bit mono samples as they arrive. Throws NoAnswer for a status or for something that is not sound,
 * TookTooLong for silence, another error for a broken connection.
 */
export type Speaker = {
  readonly settings: SpeechSettings
  readonly speak: (
    text: string,
    limits: SpeechLimits,
    signal: AbortSignal,
  ) => AsyncGenerator<Uint8Array, void, undefined>
  readonly close: () => Promise<void>
}
