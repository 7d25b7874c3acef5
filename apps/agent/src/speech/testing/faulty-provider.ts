import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { answerTo, hum } from './answers.ts'
import type { Behaviour } from './behaviour.ts'
import { answerSocket } from './gateway-sockets.ts'

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

/**
 * A server that speaks OpenAI's protocol (transcriptions, speech, chat completions) and that of LiveKit Inference over real sockets, and
 * fails as it is told.
 */
export async function openFaultyProvider(): Promise<FaultyProvider> {
  let plan: Behaviour[] = [{ kind: 'well' }]
  let asked = 0
  const server = createServer((request, response) => {
    // The SDK warms its connection up by asking for the list of models.
    if (request.method === 'GET') return void response.end('{}')
    void answer(request, response, next()).catch(() => response.destroy())
  })
  const next = (): Behaviour => {
    asked += 1
    return (plan.length > 1 ? plan.shift() : plan[0]) ?? { kind: 'well' }
  }
  const open = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    open.add(socket)
    answerSocket(request, socket, next, hum)
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
        for (const socket of open) socket.destroy()
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, behaviour: Behaviour): Promise<void> {
  for await (const _ of request);
  if (behaviour.kind === 'stall') return
  if (behaviour.kind === 'reset') return void request.socket.resetAndDestroy()
  if (behaviour.kind === 'status') {
    const again = behaviour.retryAfter === undefined ? {} : { 'retry-after': String(behaviour.retryAfter) }
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...again })
    return void response.end(
      JSON.stringify({ error: { message: behaviour.message ?? 'as it was told', type: 'fault' } }),
    )
  }
  if (behaviour.kind === 'garbage') {
    response.writeHead(200, { 'content-type': behaviour.contentType ?? 'application/json' })
    return void response.end('<<<not what was asked for')
  }
  if (behaviour.kind === 'well' && behaviour.afterMs) await delay(behaviour.afterMs)
  const [type, pieces] = answerTo(request.url ?? '', behaviour)
  response.writeHead(200, { 'content-type': type })
  if (behaviour.kind !== 'break' && behaviour.kind !== 'tool') return void response.end(Buffer.concat(pieces))
  await new Promise<void>((resolve) => {
    response.write(pieces[0], () => resolve())
  })
  if (behaviour.how === 'reset') request.socket.resetAndDestroy()
}
