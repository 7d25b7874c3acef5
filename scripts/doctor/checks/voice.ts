import { type Check, type Finding, ill, notRunning, well } from '../check.ts'
import type { Place } from '../place.ts'
import { type Part, probePart, readSources, type Source } from './voice-sources.ts'

const remedy =
  'Look whether the service runs and takes the key: VOICE, STT, LLM, TTS and the variables of docs/voice.md, or LOCAL_VOICE_URL.'

type Asked = {
  place: Place
  part: Part
  path: string
  body: (source: Source) => string | FormData
  signal: AbortSignal
}

/** The answer of the first source of a part, where it has OpenAI's routes; else what was found. */
async function ask({ place, part, path, body, signal }: Asked): Promise<{ url: string; answer: Response } | Finding> {
  const { env, voice } = place
  const isLocal = !env['VOICE'] && !env[part.toUpperCase()]
  if (isLocal && !voice) return notRunning('the voice')
  const chosen = await readSources(place, signal)
  if ('faults' in chosen) return ill(chosen.faults.join('; '), remedy)
  const [source] = chosen.voice[part]
  if (!source) return notRunning('the voice')
  if (source.setUp === 'livekit') return probed(place, part, signal)
  const content = body(source)
  const headers: Record<string, string> = { authorization: `Bearer ${source.key}` }
  if (typeof content === 'string') headers['content-type'] = 'application/json'
  const url = source.baseUrl
  const answer = await fetch(`${url.replace(/\/$/, '')}${path}`, { method: 'POST', headers, body: content, signal })
  if (answer.ok) return { url, answer }
  const said = (await answer.text()).replace(/\s+/g, ' ').slice(0, 160)
  return ill(`${url} answers ${answer.status}: ${said}`, remedy)
}

async function probed(place: Place, part: Part, signal: AbortSignal): Promise<Finding> {
  const faults = await probePart(place, part, signal)
  if (faults.length === 0) return well('LiveKit Inference takes it')
  return ill(
    faults.map(({ host, status, why }) => `${host} answers ${status}: ${why.slice(0, 160)}`).join('; '),
    remedy,
  )
}

export const voiceModel: Check = {
  name: 'voice-model',
  remedy,
  async look(place, signal) {
    const body = ({ model }: Source) => JSON.stringify({ model, messages: [{ role: 'user', content: 'Say yes.' }] })
    const asked = await ask({ place, part: 'llm', path: '/chat/completions', body, signal })
    if ('ok' in asked) return asked
    const { choices } = (await asked.answer.json()) as { choices?: unknown[] }
    return choices?.length ? well(`${asked.url} thinks`) : ill('an answer without a choice', remedy)
  },
}

export const voiceSpeech: Check = {
  name: 'voice-speech',
  remedy,
  async look(place, signal) {
    const body = ({ model, voices }: Source) =>
      JSON.stringify({
        model,
        voice: voices?.en,
        input: 'One second.',
        response_format: 'pcm',
      })
    const asked = await ask({ place, part: 'tts', path: '/audio/speech', body, signal })
    if ('ok' in asked) return asked
    const bytes = (await asked.answer.arrayBuffer()).byteLength
    // 24 kHz, 16 bits: a fifth of a second is less than any word.
    if (bytes < 9600) return ill(`only ${bytes} bytes of sound for two words`, remedy)
    return well(`${(bytes / 48_000).toFixed(1)} s of sound`)
  },
}

export const voiceHearing: Check = {
  name: 'voice-hearing',
  remedy,
  async look(place, signal) {
    const body = ({ model }: Source) => {
      const form = new FormData()
      form.set('model', model)
      form.set('file', new File([oneSecondOfTone()], 'second.wav', { type: 'audio/wav' }))
      return form
    }
    const asked = await ask({ place, part: 'stt', path: '/audio/transcriptions', body, signal })
    if ('ok' in asked) return asked
    const { text } = (await asked.answer.json()) as { text?: unknown }
    if (typeof text === 'string') return well('a second of sound was heard')
    return ill('an answer without a text', remedy)
  },
}

/** A quiet tone: 16 kHz, mono, 16 bits, as a WAV file. */
function oneSecondOfTone(): DataView {
  const [rate, samples] = [16_000, 16_000]
  const file = new DataView(new ArrayBuffer(44 + samples * 2))
  const text = (at: number, word: string) =>
    Buffer.from(word, 'latin1').forEach((sign, index) => file.setUint8(at + index, sign))
  text(0, 'RIFF')
  file.setUint32(4, 36 + samples * 2, true)
  text(8, 'WAVEfmt ')
  file.setUint32(16, 16, true)
  file.setUint16(20, 1, true)
  file.setUint16(22, 1, true)
  file.setUint32(24, rate, true)
  file.setUint32(28, rate * 2, true)
  file.setUint16(32, 2, true)
  file.setUint16(34, 16, true)
  text(36, 'data')
  file.setUint32(40, samples * 2, true)
  for (let n = 0; n < samples; n += 1) file.setInt16(44 + n * 2, 800 * Math.sin((2 * Math.PI * 220 * n) / rate), true)
  return file
}
