import { openSpeaker, type SpeechLimits, type SpeechSettings } from './speaker.ts'

/** One sentence by a speaker of its own; see Speaker for what comes and what is thrown. */
export async function* fetchSpeech(
  settings: SpeechSettings,
  text: string,
  limits: SpeechLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const speaker = openSpeaker(settings)
  try {
    yield* speaker.speak(text, limits, signal)
  } finally {
    await speaker.close()
  }
}
