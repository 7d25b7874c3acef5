import { openSpeaker } from './speaker.ts'
import type { SpeechLimits, SpeechSettings } from './speech-settings.ts'

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
