import { within } from '@candor/shared'
import { inference, tts } from '@livekit/agents'
import { pcmRate } from './pcm-frames.ts'
import { NoAnswer } from './provider-failure.ts'
import type { Speaker, SpeechSettings } from './speech-settings.ts'

type Settings = SpeechSettings & { readonly secret: string }

/** How each provider behind LiveKit Inference is asked to speak slower or faster. */
function speedOptions(model: string, speed: number): Record<string, unknown> {
  if (speed === 1) return {}
  if (model.startsWith('cartesia/')) return { speed }
  if (model.startsWith('inworld/')) return { speaking_rate: speed }
  if (model.startsWith('rime/')) return { time_scale_factor: 1 / speed }
  return {}
}

/** Speaks through LiveKit Inference's socket, which stays open between sentences. One try each: whoever asks decides about another. */
export function openGatewaySpeaker(settings: Settings): Speaker {
  let service = openService(settings)
  return {
    settings,
    speak: async function* (text, limits, signal) {
      try {
        yield* speakOnce(service, text, limits, signal)
      } catch (error) {
        // The next try gets a socket of its own: this one may fail for ever.
        const broken = service
        service = openService(settings)
        await broken.close()
        throw error
      }
    },
    close: () => service.close(),
  }
}

function openService({ baseUrl, key, secret, model, voice, language, speed = 1 }: Settings): inference.TTS<string> {
  const service = new inference.TTS({
    model,
    voice,
    ...(language ? { language } : {}),
    baseURL: baseUrl.replace(/\/$/, ''),
    apiKey: key,
    apiSecret: secret,
    sampleRate: pcmRate,
    modelOptions: speedOptions(model, speed),
  })
  // Without a listener its emitter would throw.
  service.on('error', () => {})
  return service
}

async function* speakOnce(
  service: inference.TTS<string>,
  text: string,
  { firstSoundMs, nextSoundMs }: Parameters<Speaker['speak']>[1],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  // A stream of the SDK ends without a word when it fails; its service tells why.
  let broke: Error | null = null
  const onError = ({ error }: { error: Error }): void => void (broke ??= error)
  const stream = service.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: firstSoundMs } })
  const close = (): void => stream.close()
  service.on('error', onError)
  signal.addEventListener('abort', close, { once: true })
  try {
    stream.pushText(text)
    stream.endInput()
    let sounded = false
    const step = (): string => (sounded ? 'next sound' : 'first sound')
    for (;;) {
      const { done, value } = await within(sounded ? nextSoundMs : firstSoundMs, step(), () => stream.next())
      if (done) break
      if (value === tts.SynthesizeStream.END_OF_STREAM) continue
      const { data } = value.frame
      if (data.length > 0) sounded = true
      yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    }
    if (signal.aborted) return
    if (broke) throw broke
    if (!sounded) throw new NoAnswer('garbage', 'the voice answered without a sound')
  } finally {
    signal.removeEventListener('abort', close)
    service.off('error', onError)
    stream.close()
  }
}
