import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { completionEvents, readChat, type Reply } from '../stub/completion.ts'
import { speechFor } from '../stub/tone.ts'

/** What a provider does instead of answering: fail, or take the request and say nothing. */
export type Fault = 'fails' | 'hangs'
export type Provider = 'speech' | 'chat' | 'transcriptions'

/** Providers for a talk that goes on as long as the candidate answers, and remembers what the model was sent. */
export type TalkingServices = {
  readonly baseUrl: string
  /** What the model was last told, by a request that came at or after a moment (`performance.now()`); nothing where none came. */
  readonly toldSince: (at: number) => string
  readonly requests: () => number
  readonly fault: (provider: Provider, fault: Fault | null) => void
  /** From now on the model ends the call at the next answer. */
  readonly endNext: () => void
  readonly close: () => Promise<void>
}

const letterMs = 15
const greeting = 'Hello, please tell me about a fault that was hard to find.'
const next = 'Thank you. What did you learn from it, and what would you do next time?'
const goodbye = 'Thank you for your time. Goodbye.'

/** Starts the services on a free port of the loopback interface, with OpenAI's wire protocol and no delays. */
export async function startTalkingServices(): Promise<TalkingServices> {
  const faults = new Map<Provider, Fault>()
  let lastTold = { at: Number.NEGATIVE_INFINITY, text: '' }
  let requests = 0
  let ending = false

  const reply = (roles: readonly string[]): Reply => {
    if (roles.at(-1) === 'tool') return { say: goodbye }
    if (!roles.includes('user')) return { say: greeting }
    return ending ? { call: 'end_call', args: {} } : { say: next }
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request)
    const provider = (['speech', 'transcriptions', 'chat'] as const).find((one) => request.url?.includes(`/${one}`))
    requests += 1
    // A request that then fails or hangs counts as well: whoever sends it knows what is in it.
    if (provider === 'chat') lastTold = { at: performance.now(), text: body.toString('utf8') }
    const fault = provider && faults.get(provider)
    if (fault === 'hangs') return
    if (fault === 'fails' || !provider)
      return void response.writeHead(fault ? 500 : 404).end('{"error":{"message":"no"}}')
    if (provider === 'transcriptions') return json(response, { text: 'We read two logs side by side.' })
    if (provider === 'speech') {
      const { input } = JSON.parse(body.toString('utf8')) as { input: string }
      response.writeHead(200, { 'content-type': 'audio/pcm' }).end(Buffer.from(speechFor(input, letterMs).buffer))
      return
    }
    const asked: unknown = JSON.parse(body.toString('utf8'))
    const chat = readChat(asked)
    if (!chat) return void response.writeHead(400).end()
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const event of completionEvents(reply(chat.roles), chat)) response.write(`data: ${JSON.stringify(event)}\n\n`)
    response.end('data: [DONE]\n\n')
  }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`,
    toldSince: (at) => (lastTold.at >= at ? lastTold.text : ''),
    requests: () => requests,
    fault: (provider, fault) => void (fault ? faults.set(provider, fault) : faults.delete(provider)),
    endNext: () => {
      ending = true
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}
