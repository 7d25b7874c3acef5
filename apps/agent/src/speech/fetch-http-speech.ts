import { within } from '@candor/shared'
import { bringToPcm } from './bring-to-pcm.ts'
import { NoAnswer } from './provider-failure.ts'
import type { SpeechLimits, SpeechSettings } from './speech-settings.ts'

const notAudio = /^(text\/|application\/json)/

/**
 * Asks an OpenAI-compatible endpoint to speak and yields 24 kHz 16-bit mono samples as they arrive. The SDK's plugin waits for the whole
 * sentence, has no limit of its own and, on its second try, awaits the first answer again.
 * @throws NoAnswer for a status or a body that is not sound, TookTooLong for silence, TypeError for a broken connection.
 */
export function fetchHttpSpeech(
  settings: SpeechSettings,
  text: string,
  limits: SpeechLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  return bringToPcm(fetchSound(settings, text, limits, signal))
}

async function* fetchSound(
  { baseUrl, key, model, voice, speed = 1 }: SpeechSettings,
  text: string,
  { firstSoundMs, nextSoundMs }: SpeechLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const open = async () => {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/audio/speech`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      // Not every endpoint knows a speed: the usual one is not said.
      body: JSON.stringify({ input: text, model, voice, response_format: 'pcm', ...(speed === 1 ? {} : { speed }) }),
      signal: both,
    })
    if (!response.ok) {
      const why = `the voice answered ${response.status}: ${await wordsOf(response)}`
      throw new NoAnswer(response.status, why, response.headers)
    }
    if (!response.body || notAudio.test(response.headers.get('content-type') ?? ''))
      throw new NoAnswer('garbage', 'the voice answered something that is not sound')
    const reader = response.body.getReader()
    return { reader, first: await reader.read() }
  }
  try {
    const { reader, first } = await within(firstSoundMs, 'first sound', open)
    if (first.done) throw new NoAnswer('garbage', 'the voice answered without a sound')
    yield first.value
    for (;;) {
      const { done, value } = await within(nextSoundMs, 'next sound', () => reader.read())
      if (done) return
      yield value
    }
  } finally {
    stop.abort()
  }
}

async function wordsOf(response: Response): Promise<string> {
  const said = await response.text().catch(() => '')
  return said.replace(/\s+/g, ' ').slice(0, 200)
}
