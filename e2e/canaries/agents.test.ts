import {
  initializeLogger,
  JobContext,
  llm,
  ServerOptions,
  stt,
  VAD,
  VADEventType,
  VADStream,
  voice,
} from '@livekit/agents'
import { LLM, TTS } from '@livekit/agents-plugin-openai'
import { AudioFrame, Room } from '@livekit/rtc-node'
import { expect, onTestFinished } from 'vitest'
import { canary } from './canary.ts'
import { provider } from './provider.ts'

initializeLogger({ pretty: false, level: 'silent' })
const agents = '@livekit/agents 1.9.0'
const openai = '@livekit/agents-plugin-openai 1.9.0'

/** Says after the first frame that somebody has spoken. */
class OneTurn extends VADStream {
  override pushFrame(frame: AudioFrame): void {
    const turn = { samplesIndex: 0, timestamp: 0, speechDuration: 1000, silenceDuration: 0, frames: [frame], probability: 1,
      inferenceDuration: 0, speaking: false, rawAccumulatedSilence: 0, rawAccumulatedSpeech: 0 } // prettier-ignore
    this.sendVADEvent({ ...turn, type: VADEventType.END_OF_SPEECH })
  }
  override endInput(): void {
    // Closing ends the input, too.
  }
  override close(): void {
    if (!this.closed) super.close()
  }
}
class OneTurnDetector extends VAD {
  override label = 'one turn'
  constructor() {
    super({ updateInterval: 32 })
  }
  override stream(): VADStream {
    return new OneTurn(this)
  }
}

class Batch extends stt.STT {
  override label: string
  asked = 0
  readonly #text: string | null
  constructor(label: string, text: string | null) {
    super({ streaming: false, interimResults: false })
    this.label = label
    this.#text = text
  }
  protected override _recognize(): Promise<stt.SpeechEvent> {
    this.asked += 1
    if (this.#text === null) return Promise.reject(new Error('the service is broken'))
    const alternative = { text: this.#text, language: 'en', startTime: 0, endTime: 1, confidence: 1 }
    return Promise.resolve({
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      alternatives: [alternative],
    } as unknown as stt.SpeechEvent)
  }
  override stream(): stt.SpeechStream {
    throw new Error('no streams')
  }
}

canary(
  {
    seen: agents,
    behaviour: 'a batch recogniser that fails is neither reported nor replaced by the next one of a FallbackAdapter',
    workaround: 'apps/agent/src/speech/patient-stt.ts',
  },
  async () => {
    const [broken, healthy] = [new Batch('broken', null), new Batch('healthy', 'Hello.')]
    const adapter = new stt.FallbackAdapter({
      sttInstances: [broken, healthy],
      vad: new OneTurnDetector(),
      maxRetryPerSTT: 0,
    })
    const errors: unknown[] = []
    for (const one of [adapter, broken, healthy]) one.on('error', (error) => errors.push(error))
    const stream = adapter.stream()
    onTestFinished(async () => {
      stream.close()
      await adapter.close()
    })
    stream.pushFrame(new AudioFrame(new Int16Array(1600), 16_000, 1, 1600))
    await expect.poll(() => broken.asked, { timeout: 3000 }).toBe(1)
    // A second turn is recognised after the first: by then the first would have been given to the healthy one.
    stream.pushFrame(new AudioFrame(new Int16Array(1600), 16_000, 1, 1600))
    await expect.poll(() => broken.asked, { timeout: 3000 }).toBe(2)
    expect(healthy.asked).toBe(0)
    expect(errors).toEqual([])
  },
)

canary(
  {
    seen: agents,
    behaviour: 'what is said in the first three seconds, and while the agent may not be interrupted, is thrown away',
    workaround: 'apps/agent/src/interviewer/open-session.ts',
  },
  async () => {
    const session = new voice.AgentSession({})
    onTestFinished(() => session.close())
    expect(session).toMatchObject({
      sessionOptions: {
        aecWarmupDuration: 3000,
        turnHandling: { interruption: { discardAudioIfUninterruptible: true } },
      },
    })
  },
)

canary(
  {
    seen: agents,
    behaviour: 'deleteRoom of a job that fails tells nobody',
    workaround: 'packages/rooms/src/delete-room.ts',
  },
  async () => {
    const info = {
      job: { id: 'job', room: { name: 'room' } },
      url: 'ws://127.0.0.1:9',
      apiKey: 'key',
      apiSecret: 'secret',
    }
    const context = new JobContext({} as never, info as never, new Room(), () => {}, () => {}, {} as never) // prettier-ignore
    await expect(context.deleteRoom('room')).resolves.toBeUndefined()
  },
)

canary(
  {
    seen: agents,
    behaviour: 'a production worker calls itself full by its CPU, at 0.7, and cannot be told to keep no process warm',
    workaround: 'apps/agent/src/main.ts',
  },
  async () => {
    const options = new ServerOptions({ agent: 'job.ts', production: true, numIdleProcesses: 0 })
    expect(options.loadThreshold).toBe(0.7)
    expect(options.numIdleProcesses).toBeGreaterThan(0)
  },
)

canary(
  {
    seen: agents,
    behaviour: 'a worker told to go waits an hour for its jobs, and gives a job a minute to shut down',
    workaround: 'apps/agent/src/worker/wind-down.ts',
  },
  async () => {
    const { drainTimeout, shutdownProcessTimeout } = new ServerOptions({ agent: 'job.ts', production: true })
    expect({ drainTimeout, shutdownProcessTimeout }).toEqual({
      drainTimeout: 3_600_000,
      shutdownProcessTimeout: 60_000,
    })
  },
)

canary(
  {
    seen: openai,
    behaviour: 'speech is handed on only when the whole of it has arrived',
    workaround: 'apps/agent/src/speech/fetch-speech.ts',
  },
  async () => {
    let wholeSent = false
    const rest = Promise.withResolvers<void>()
    const baseURL = await provider((request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'audio/pcm' })
      response.write(Buffer.alloc(48_000))
      const finish = async (): Promise<void> => {
        await rest.promise
        wholeSent = true
        response.end(Buffer.alloc(48_000))
      }
      void finish()
    })
    const speech = new TTS({ apiKey: 'key', baseURL, model: 'tts-1', voice: 'alloy' }).synthesize('Hello.')
    let heardBefore: boolean | undefined
    const listening = (async () => {
      for await (const _ of speech) {
        heardBefore ??= !wholeSent
      }
    })()
    const early = await Promise.race([
      listening.then(() => true),
      new Promise<false>((resolve) => setTimeout(resolve, 700, false)),
    ])
    expect(early, 'a second of sound is there').toBe(false)
    expect(heardBefore).toBeUndefined()
    rest.resolve()
    await listening
    expect(heardBefore).toBe(false)
  },
)

canary(
  {
    seen: openai,
    behaviour: 'a reply whose model fails ends like one that has nothing to say',
    workaround: 'apps/agent/src/speech/patient-reply.ts',
  },
  async () => {
    const baseURL = await provider((request, response) => {
      request.resume()
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}')
    })
    const model = new LLM({ apiKey: 'key', baseURL, model: 'any' })
    const errors: unknown[] = []
    model.on('error', (error) => errors.push(error))
    const reply = model.chat({
      chatCtx: llm.ChatContext.empty(),
      connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 3000 },
    })
    const chunks: unknown[] = []
    for await (const chunk of reply) chunks.push(chunk)
    expect(chunks).toEqual([])
    expect(errors).toHaveLength(1)
  },
)
