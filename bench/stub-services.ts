import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { completion, completionEvents, readChat } from './stub/completion.ts'
import { scriptedReply } from './stub/scripted-model.ts'
import { speechFor } from './stub/tone.ts'

/** What the stub is told to be. Lengths in milliseconds; a delay runs from the last byte of the request. */
export type StubOptions = {
  /** Until the transcript is there. */
  sttMs: number
  /** Until the model's first token. */
  llmMs: number
  /** Until the first byte of speech; the rest follows at once. */
  ttsMs: number
  /** How long a letter of spoken text sounds. */
  letterMs: number
  /** What every recording is heard as. */
  heard: string
}

export const stubDefaults: StubOptions = {
  sttMs: 200,
  llmMs: 300,
  ttsMs: 150,
  letterMs: 15,
  heard: 'We had a cache that gave old answers at night, and I found it by reading two logs side by side.',
}

export type StubServices = { readonly baseUrl: string; readonly close: () => Promise<void> }

const largestBody = 20_000_000

/** A request that OpenAI's services would refuse as well. */
class BadRequest extends Error {}

/**
 * Starts a stub of speech-to-text, model and voice that speaks OpenAI's wire protocol on a free port of the loopback interface, with
 * fixed delays and a scripted model. It measures nobody's quality: it makes two agents wait equally long for the same services.
 */
export async function startStubServices(wishes: Partial<StubOptions> = {}): Promise<StubServices> {
  const options = { ...stubDefaults, ...wishes }
  const server = createServer((request, response) => void answer(options, request, response))
  // Two benches' requests may be a minute apart; a connection closed under a client is a failed run.
  server.keepAliveTimeout = 300_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(options: StubOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = `${request.method} ${request.url?.split('?')[0]}`
  try {
    const body = await read(request)
    if (route === 'GET /v1/models') json(response, 200, { object: 'list', data: [{ id: 'stub', object: 'model' }] })
    else if (route === 'POST /v1/audio/transcriptions') await transcribe(options, response)
    else if (route === 'POST /v1/audio/speech') await speak(options, body, response)
    else if (route === 'POST /v1/chat/completions') await complete(options, body, response)
    else refuse(response, 404, `the stub has no ${route}`)
  } catch (error) {
    refuse(response, error instanceof BadRequest ? 400 : 500, error instanceof Error ? error.message : String(error))
  }
}

async function transcribe({ sttMs, heard }: StubOptions, response: ServerResponse): Promise<void> {
  await delay(sttMs)
  json(response, 200, { text: heard })
}

async function speak({ ttsMs, letterMs }: StubOptions, body: Buffer, response: ServerResponse): Promise<void> {
  const asked = parse(body)
  const text = typeof asked === 'object' && asked !== null && 'input' in asked ? asked.input : undefined
  if (typeof text !== 'string' || text === '') throw new BadRequest('input must be a text')
  const sound = speechFor(text, letterMs)
  await delay(ttsMs)
  response.writeHead(200, { 'content-type': 'audio/pcm' })
  response.end(Buffer.from(sound.buffer))
}

async function complete({ llmMs }: StubOptions, body: Buffer, response: ServerResponse): Promise<void> {
  const chat = readChat(parse(body))
  if (!chat) throw new BadRequest('messages must be a list with something in it')
  const reply = scriptedReply(chat)
  await delay(llmMs)
  if (!chat.stream) return json(response, 200, completion(reply))
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  for (const event of completionEvents(reply, chat)) response.write(`data: ${JSON.stringify(event)}\n\n`)
  response.end('data: [DONE]\n\n')
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > largestBody) throw new BadRequest('the body is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new BadRequest('the body is not JSON')
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) response.destroy()
  else json(response, status, { error: { message, type: 'stub', code: null, param: null } })
}
