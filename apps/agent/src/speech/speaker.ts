import { fetchHttpSpeech } from './fetch-http-speech.ts'
import { openGatewaySpeaker } from './gateway-speaker.ts'
import type { Speaker, SpeechSettings } from './speech-settings.ts'

/** Slow enough to follow with ease, not so slow that it sounds drawn. */
export const slowerSpeed = 0.8

/** A speaker may keep a connection between sentences: close it. */
export function openSpeaker(settings: SpeechSettings): Speaker {
  const { secret } = settings
  if (secret !== undefined) return openGatewaySpeaker({ ...settings, secret })
  const speak: Speaker['speak'] = (text, limits, signal) => fetchHttpSpeech(settings, text, limits, signal)
  return { settings, speak, close: () => Promise.resolve() }
}
