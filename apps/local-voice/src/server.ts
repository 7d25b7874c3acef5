// The local voice as a whole: speech, a scripted interviewer and a recogniser behind OpenAI's routes, on node:http.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { DEMO_ANSWERS, DEMO_PHRASES, DEMO_SENTENCES, DEMO_SETS } from './demo-sentences.ts'
import { ApiError } from './http/api-error.ts'
import { controlRule, createControl, type Control } from './http/control.ts'
import { createHandler, type Route } from './http/handle-request.ts'
import { sendJson } from './http/outlet.ts'
import { parseJson } from './http/read-body.ts'
import { answerChat } from './interviewer/chat-route.ts'
import type { Hearing } from './hearing/hearing.ts'
import { openHearings } from './hearing/open-hearings.ts'
import { startRecogniser, type Recogniser } from './recogniser/recogniser.ts'
import { answerTranscription } from './recogniser/transcriptions-route.ts'
import { answerSpeech } from './speech/speech-route.ts'
import { startVoice, type Voice } from './speech/voice.ts'

const JSON_LIMIT = 2_000_000
const AUDIO_LIMIT = 25_000_000
const REQUEST_LIMIT_MS = 30_000
const KEEP_ALIVE_MS = 75_000
const SPEECH_THREADS = Math.min(2, availableParallelism())

/** `port` 0 takes any free one. `sentences` are enrolled besides the demo sentences; `models` is the folder of downloaded models. */
export type LocalVoiceOptions = {
  port?: number
  host?: string
  control?: boolean
  sentences?: string[]
  models?: string | undefined
}
export type LocalVoice = { port: number; url: string; close(): Promise<void> }

type Warm = { voice: Voice; recogniser: Recogniser; hearings: Hearing[] }

/**
 * Starts listening at once and resolves when the voice is warm and all sentences are enrolled; until then `/health`
 * answers 503. Rejects when the port is taken or two sentences sound too much alike.
 */
export async function startLocalVoice(options: LocalVoiceOptions = {}): Promise<LocalVoice> {
  const { port = 0, host = '127.0.0.1' } = options
  const sentences = [...new Set([...DEMO_SENTENCES, ...(options.sentences ?? [])])]
  let warm: Warm | undefined
  const needWarm = () => {
    if (warm) return warm
    throw new ApiError(503, 'starting', 'the local voice is still starting: try again in a few seconds')
  }
  const control = options.control ? createControl() : undefined
  const routes = [...listRoutes(needWarm, sentences), ...(control ? listControlRoutes(control) : [])]
  const server = await listen(createHandler(routes, control), port, host)
  try {
    warm = await warmUp(sentences, options.models)
  } catch (error) {
    await stop(server)
    throw error
  }
  const { voice, recogniser, hearings } = warm
  const close = async () =>
    void (await Promise.all([stop(server), voice.close(), recogniser.close(), ...hearings.map((one) => one.close())]))
  const address = server.address() as AddressInfo
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return { port: address.port, url: `http://${shown}:${address.port}`, close }
}

async function warmUp(sentences: string[], models: string | undefined): Promise<Warm> {
  const opening = openHearings(models)
  const voice = await startVoice(SPEECH_THREADS)
  try {
    return { voice, recogniser: await startRecogniser(voice, sentences), hearings: await opening }
  } catch (error) {
    await voice.close()
    for (const hearing of await opening) await hearing.close()
    throw error
  }
}

function listRoutes(needWarm: () => Warm, sentences: string[]): Route[] {
  const demo = { sentences, answers: DEMO_ANSWERS, phrases: DEMO_PHRASES, sets: DEMO_SETS }
  return [
    {
      method: 'GET',
      path: '/health',
      answer: (_, outlet) => {
        const hears = needWarm().hearings.map(({ language }) => language)
        sendJson(outlet, 200, { ok: true, voice: 'espeak-ng', sentences: sentences.length, hears })
      },
    },
    { method: 'GET', path: '/v1/demo-sentences', answer: (_, outlet) => sendJson(outlet, 200, demo) },
    {
      method: 'POST',
      path: '/v1/audio/speech',
      limit: JSON_LIMIT,
      faults: 'speech',
      answer: ({ body }, outlet) => answerSpeech(body, outlet, needWarm().voice),
    },
    {
      method: 'POST',
      path: '/v1/chat/completions',
      limit: JSON_LIMIT,
      faults: 'chat',
      answer: ({ body }, outlet) => answerChat(body, outlet),
    },
    {
      method: 'POST',
      path: '/v1/audio/transcriptions',
      limit: AUDIO_LIMIT,
      faults: 'transcriptions',
      answer: ({ body, contentType }, outlet) => answerTranscription(body, contentType, outlet, needWarm()),
    },
  ]
}

function listControlRoutes(control: Control): Route[] {
  const path = '/control'
  return [
    { method: 'GET', path, answer: (_, outlet) => sendJson(outlet, 200, control.state()) },
    {
      method: 'POST',
      path,
      limit: JSON_LIMIT,
      answer: ({ body }, outlet) => {
        control.add(parseJson(body, controlRule))
        sendJson(outlet, 200, control.state())
      },
    },
    {
      method: 'DELETE',
      path,
      answer: (_, outlet) => {
        control.clear()
        sendJson(outlet, 200, control.state())
      },
    },
  ]
}

async function listen(handle: ReturnType<typeof createHandler>, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => void handle(request, response))
  server.requestTimeout = REQUEST_LIMIT_MS
  // Longer than clients keep theirs: the one that closes first must not be the server, between two turns of a talk.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
