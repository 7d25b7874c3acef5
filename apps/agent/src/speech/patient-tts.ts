import { setTimeout as delay } from 'node:timers/promises'
import { type APIConnectOptions, shortuuid, tts } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { type Patience, patience } from './patience.ts'
import { cutFrames, pcmRate } from './pcm-frames.ts'
import { failureOf, type PartReport, type ProviderFailure, refusedAsItIs, waitBefore } from './provider-failure.ts'
import { openSpeaker, slowerSpeed } from './speaker.ts'
import type { Speaker } from './speech-settings.ts'
import type { InTurn } from './voice-config.ts'

type Options = {
  /** Asked in turn: the first, then the next one, and from the front again. */
  readonly speakers: InTurn<Speaker>
  readonly report: PartReport
  readonly limits?: Patience
}

/**
 * A voice that tries a sentence again, in its place, until it is spoken or somebody gives up. Each failed try is told, none is thrown: the
 * SDK leaves a rejection of a voice unhandled, and plays the rest of the reply without the sentence. Whole sentences also where the
 * service takes text as it comes: it would gather a sentence before it speaks anyway, and what failed can be said anew.
 */
export class PatientTts extends tts.TTS {
  override readonly label = 'candor.PatientTts'
  #options: Options
  readonly #replaced: Speaker[] = []

  constructor(options: Options) {
    super(pcmRate, 1, { streaming: false })
    this.#options = options
  }

  override get model(): string {
    return this.#options.speakers[0].settings.model
  }

  override get provider(): string {
    return new URL(this.#options.speakers[0].settings.baseUrl).host
  }

  override synthesize(text: string, connOptions?: APIConnectOptions, signal?: AbortSignal): tts.ChunkedStream {
    return new PatientSpeech(this, this.#options, text, connOptions, signal)
  }

  /** Speaks slower from the next sentence on. Who speaks now is closed with the voice: a sentence is not cut off by it. */
  slowDown(): void {
    const [first, ...others] = this.#options.speakers
    if (first.settings.speed === slowerSpeed) return
    this.#replaced.push(first, ...others)
    const slower = ({ settings }: Speaker): Speaker => openSpeaker({ ...settings, speed: slowerSpeed })
    this.#options = { ...this.#options, speakers: [slower(first), ...others.map(slower)] }
  }

  override async close(): Promise<void> {
    await Promise.allSettled([...this.#options.speakers, ...this.#replaced].map((speaker) => speaker.close()))
  }

  override stream(): never {
    throw new Error('this voice speaks whole sentences: the session cuts the text')
  }
}

class PatientSpeech extends tts.ChunkedStream {
  override readonly label = 'candor.PatientSpeech'
  readonly #options: Options
  readonly #id = shortuuid()
  #last: AudioFrame | null = null

  constructor(
    voice: PatientTts,
    options: Options,
    text: string,
    connOptions?: APIConnectOptions,
    signal?: AbortSignal,
  ) {
    super(text, voice, connOptions, signal)
    this.#options = options
  }

  protected override async run(): Promise<void> {
    const { speakers, report, limits = patience } = this.#options
    const refused = new Set<Speaker>()
    let last: ProviderFailure | undefined
    for (const [tries, plannedMs] of [0, ...limits.againAfterMs].entries()) {
      const speaker = speakers[tries % speakers.length] ?? speakers[0]
      if (refused.has(speaker)) continue
      const waitMs = waitBefore(plannedMs, last, speakers.length === 1)
      if (waitMs) await delay(waitMs, undefined, { signal: this.abortSignal }).catch(() => {})
      if (this.abortSignal.aborted || report.givenUp('tts')) return
      const startedAt = Date.now()
      try {
        await this.#speak(speaker, limits)
        report.worked('tts', startedAt)
        return
      } catch (error) {
        if (this.abortSignal.aborted) return
        const failure = failureOf('tts', error)
        last = failure
        report.failed(failure)
        // A sentence that broke off is begun anew, as a person would.
        this.#passLast(false)
        if (refusedAsItIs(failure.status) && refused.add(speaker).size === speakers.length) return
      }
    }
  }

  async #speak(speaker: Speaker, limits: Patience): Promise<void> {
    const cutter = cutFrames()
    for await (const bytes of speaker.speak(this.inputText, limits, this.abortSignal))
      for (const frame of cutter.push(bytes)) this.#pass(frame)
    for (const frame of cutter.flush()) this.#pass(frame)
    this.#passLast(true)
  }

  // One frame behind, because the last one has to say that it is the last.
  #pass(frame: AudioFrame): void {
    this.#passLast(false)
    this.#last = frame
  }

  #passLast(final: boolean): void {
    const frame = this.#last
    this.#last = null
    if (frame && !this.queue.closed) this.queue.put({ requestId: this.#id, segmentId: this.#id, frame, final })
  }
}
