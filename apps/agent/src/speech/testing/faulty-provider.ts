import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** How one request is answered. `well` answers properly; each fault is what providers were seen to do. */
export type Behaviour =
  | { readonly kind: 'well'; readonly text?: string; readonly afterMs?: number }
  | { readonly kind: 'status'; readonly status: number }
  /** Takes the request and never says anything. */
  | { readonly kind: 'stall' }
  /** Answers properly at first and then falls silent, or drops the connection. */
  | { readonly kind: 'break'; readonly text?: string; readonly how: 'stall' | 'reset' }
  | { readonly kind: 'reset' }
  /** 200, and no JSON, no sound. */
  | { readonly kind: 'garbage'; readonly contentType?: string }

/** Failures before anything that could be heard or said has come. */
export const emptyHanded: readonly Behaviour[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'stall' },
  { kind: 'reset' },
  { kind: 'garbage' },
  { kind: 'garbage', contentType: 'text/html' },
]

export type FaultyProvider = {
  readonly baseUrl: string
  /** The next requests are answered so, one behaviour each; the last one goes on for ever. */
  readonly behave: (...behaviours: Behaviour[]) => void
  /** How many requests have come since `behave`. */
  readonly asked: () => number
  readonly close: () => Promise<void>
}

/** A second of a quiet hum: 24 kHz 16-bit mono. */
export const hum = new Uint8Array(48_000).map((_, at) => (at % 2 === 0 ? (at / 8) % 64 : 0))

/** A server that speaks OpenAI's protocol (transcriptions, speech, chat completions) over a real socket, and fails as it is told. */
export async function openFaultyProvider(): Promise<FaultyProvider> {
  let plan: Behaviour[] = [{ kind: 'well' }]
  let asked = 0
  const server = createServer((request, response) => {
    // The SDK warms its connection up by asking for the list of models.
    if (request.method === 'GET') return void response.end('{}')
    const behaviour = (plan.length > 1 ? plan.shift() : plan[0]) ?? { kind: 'well' }
    asked += 1
    void answer(request, response, behaviour).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    behave: (...behaviours) => {
      plan = behaviours
      asked = 0
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, behaviour: Behaviour): Promise<void> {
  for await (const _ of request);
  if (behaviour.kind === 'stall') return
  if (behaviour.kind === 'reset') return void request.socket.resetAndDestroy()
  if (behaviour.kind === 'status') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json' })
    return void response.end(JSON.stringify({ error: { message: 'as it was told', type: 'fault' } }))
  }
  if (behaviour.kind === 'garbage') {
    response.writeHead(200, { 'content-type': behaviour.contentType ?? 'application/json' })
    return void response.end('<<<not what was asked for')
  }
  if (behaviour.kind === 'well' && behaviour.afterMs) await delay(behaviour.afterMs)
  const [type, pieces] = properAnswer(request.url ?? '', behaviour.text ?? 'as it should be')
  response.writeHead(200, { 'content-type': type })
  if (behaviour.kind === 'well') return void response.end(Buffer.concat(pieces))
  await new Promise<void>((resolve) => {
    response.write(pieces[0], () => resolve())
  })
  if (behaviour.how === 'reset') request.socket.resetAndDestroy()
}

/** The answer, in two pieces: a break happens between them. */
function properAnswer(url: string, text: string): [string, Buffer[]] {
  if (url.endsWith('/audio/transcriptions')) {
    const json = JSON.stringify({ text })
    return ['application/json', [Buffer.from(json.slice(0, 5)), Buffer.from(json.slice(5))]]
  }
  if (url.endsWith('/audio/speech'))
    return ['audio/pcm', [Buffer.from(hum.slice(0, 9601)), Buffer.from(hum.slice(9601))]]
  const event = (fields: object): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', ...fields })}\n\n`
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
  const words = event({ choices: [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }] })
  const end = event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) + event({ choices: [], usage })
  return ['text/event-stream', [Buffer.from(words), Buffer.from(`${end}data: [DONE]\n\n`)]]
}
