import { readVariables, type Variable } from '../../configuration/read-variables.ts'
import { type Check, type Finding, ill, notRunning, well } from '../check.ts'
import type { Place } from '../place.ts'

type Provider = { url: string; key: string; model: (variable: string) => string }

const remedy =
  'Look whether the service runs and takes the key: VOICE, OPENAI_BASE_URL and OPENAI_API_KEY, or LOCAL_VOICE_URL.'

/** Read once, and only where a default is needed: it starts processes. */
let variables: Variable[] | undefined

/** Where the parts of the voice are, by the same variables as the worker reads. */
function providerOf({ env, voice, root }: Place): Provider | undefined {
  if ((env['VOICE'] || 'local') === 'local')
    return voice ? { url: voice, key: 'none', model: () => 'local' } : undefined
  const model = (name: string) =>
    env[name] || (variables ??= readVariables(root)).find((one) => one.name === name)?.fallback || ''
  return { url: env['OPENAI_BASE_URL'] || 'https://api.openai.com/v1', key: env['OPENAI_API_KEY'] ?? '', model }
}

type Asked = { place: Place; path: string; body: (provider: Provider) => string | FormData; signal: AbortSignal }

async function ask({ place, path, body, signal }: Asked): Promise<{ provider: Provider; answer: Response } | Finding> {
  const provider = providerOf(place)
  if (!provider) return notRunning('the voice')
  const content = body(provider)
  const headers: Record<string, string> = { authorization: `Bearer ${provider.key}` }
  if (typeof content === 'string') headers['content-type'] = 'application/json'
  const answer = await fetch(`${provider.url.replace(/\/$/, '')}${path}`, {
    method: 'POST',
    headers,
    body: content,
    signal,
  })
  if (answer.ok) return { provider, answer }
  const said = (await answer.text()).replace(/\s+/g, ' ').slice(0, 160)
  return ill(`${provider.url} answers ${answer.status}: ${said}`, remedy)
}

export const voiceModel: Check = {
  name: 'voice-model',
  remedy,
  async look(place, signal) {
    const body = ({ model }: Provider) =>
      JSON.stringify({ model: model('LLM_MODEL'), messages: [{ role: 'user', content: 'Say yes.' }] })
    const asked = await ask({ place, path: '/chat/completions', body, signal })
    if ('ok' in asked) return asked
    const { choices } = (await asked.answer.json()) as { choices?: unknown[] }
    return choices?.length ? well(`${asked.provider.url} thinks`) : ill('an answer without a choice', remedy)
  },
}

export const voiceSpeech: Check = {
  name: 'voice-speech',
  remedy,
  async look(place, signal) {
    const body = ({ model }: Provider) =>
      JSON.stringify({
        model: model('TTS_MODEL'),
        voice: place.env['TTS_VOICE'] || 'alloy',
        input: 'One second.',
        response_format: 'pcm',
      })
    const asked = await ask({ place, path: '/audio/speech', body, signal })
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
    const body = ({ model }: Provider) => {
      const form = new FormData()
      form.set('model', model('STT_MODEL'))
      form.set('file', new File([oneSecondOfTone()], 'second.wav', { type: 'audio/wav' }))
      return form
    }
    const asked = await ask({ place, path: '/audio/transcriptions', body, signal })
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
