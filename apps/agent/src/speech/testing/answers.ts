import type { Behaviour } from './behaviour.ts'

/** A second of a quiet hum: 24 kHz 16-bit mono. */
export const hum = new Uint8Array(48_000).map((_, at) => (at % 2 === 0 ? (at / 8) % 64 : 0))

/** The answer to one of OpenAI's routes, in two pieces: a break happens between them. */
export function answerTo(url: string, behaviour: Behaviour): [type: string, pieces: Buffer[]] {
  const text = behaviour.kind === 'empty' ? '' : 'text' in behaviour ? (behaviour.text ?? usual) : usual
  if (url.endsWith('/audio/transcriptions')) {
    const json = JSON.stringify({ text })
    return ['application/json', [Buffer.from(json.slice(0, 5)), Buffer.from(json.slice(5))]]
  }
  if (url.endsWith('/audio/speech')) return speech(behaviour)
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
  const delta =
    behaviour.kind === 'tool' ? { role: 'assistant', tool_calls: [aTool] } : { role: 'assistant', content: text }
  const begin = event({ choices: [{ index: 0, delta, finish_reason: null }] })
  const end = event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) + event({ choices: [], usage })
  // In the middle of an event, where a reply is to break there.
  const at = behaviour.kind === 'break' && behaviour.how === 'half' ? begin.length >> 1 : begin.length
  const whole = `${begin}${end}data: [DONE]\n\n`
  return ['text/event-stream', [Buffer.from(whole.slice(0, at)), Buffer.from(whole.slice(at))]]
}

const usual = 'as it should be'
const aTool = { index: 0, id: 'call_1', type: 'function', function: { name: 'next_question', arguments: '' } }

const event = (fields: object): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', ...fields })}\n\n`

function speech(behaviour: Behaviour): [string, Buffer[]] {
  if (behaviour.kind === 'empty') return ['audio/pcm', []]
  if (behaviour.kind === 'sound' && behaviour.as === 'mp3')
    return ['audio/mpeg', [Buffer.from('ID3\u0004\u0000not pcm')]]
  if (behaviour.kind === 'sound') return ['audio/wav', [wavOf(hum.slice(0, 32_000), 16_000)]]
  return ['audio/pcm', [Buffer.from(hum.slice(0, 9601)), Buffer.from(hum.slice(9601))]]
}

function wavOf(samples: Uint8Array, rate: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, samples.length],
  ] as const)
    head.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at)
  head.write('data', 36, 'latin1')
  return Buffer.concat([head, samples])
}
