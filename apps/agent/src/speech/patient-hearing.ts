import { setTimeout as delay } from 'node:timers/promises'
import { stt } from '@livekit/agents'
import { type Patience, patience } from './patience.ts'
import type { HearingListener } from './patient-stt.ts'
import { failureOf, NoAnswer, type PartReport, type ProviderFailure } from './provider-failure.ts'
import { UnansweredSound } from './unanswered-sound.ts'
import type { InTurn } from './voice-config.ts'

export type PatientHearingOptions = {
  /** All of them take streams. When one breaks off or goes deaf, the next is given what was not answered. */
  readonly recognisers: InTurn<stt.STT>
  readonly report: PartReport
  readonly limits?: Patience
}

/** What services for speech usually take; the session's sound is brought to it once. */
const rate = 16_000
/** Less sound than this is no word that was missed. */
const wordMs = 500

type Owner = stt.STT & { listener: HearingListener; working: boolean }
type Ending = 'over' | 'deaf' | ProviderFailure

/**
 * One stream of a PatientStreamStt: it listens by one service at a time. Sound is kept until it has become words, and the next service is
 * given what was kept.
 *
 * Deaf: sound louder than a room, or words that had begun, and nothing from the service for `nextWordMs`. Then the next service is given
 * the same sound. If it finds words in it, the one before had failed; if nobody does, there were none, and the next time is waited longer.
 */
export class PatientHearing extends stt.SpeechStream {
  override readonly label = 'candor.PatientHearing'
  readonly #owner: Owner
  readonly #recognisers: InTurn<stt.STT>
  readonly #report: PartReport
  readonly #limits: Patience
  readonly #sound = new UnansweredSound()
  #inner: stt.SpeechStream | null = null
  /** A service that tells only whole utterances is silent while one is spoken, and not deaf. */
  #tellsPartials = false
  #inputEnded = false
  #deafTimer: NodeJS.Timeout | undefined
  #isDeaf = false
  /** Services in a row that were deaf to the same sound, by name. */
  #deafOnes: string[] = []
  #longer = 1
  /** Breaks since the last words. */
  #breaks = 0

  constructor(owner: Owner, { recognisers, report, limits = patience }: PatientHearingOptions) {
    super(owner, rate, { maxRetry: 0, retryIntervalMs: 0, timeoutMs: limits.firstWordMs })
    this.#owner = owner
    this.#recognisers = recognisers
    this.#report = report
    this.#limits = limits
  }

  protected override async run(): Promise<void> {
    const pumped = this.#pump()
    for (let turn = 0; !this.abortSignal.aborted; turn += 1) {
      const ending = await this.#listenBy(this.#recognisers[turn % this.#recognisers.length] ?? this.#recognisers[0])
      if (this.abortSignal.aborted || ending === 'over') break
      if (ending === 'deaf') this.#noteDeaf()
      else this.#noteBreak(ending)
      if (this.#report.givenUp('stt')) break
      if (ending !== 'deaf') await this.#wait()
    }
    this.#owner.working = false
    await pumped
  }

  async #pump(): Promise<void> {
    for await (const one of this.input) {
      if (typeof one === 'symbol') this.#tellInner((inner) => inner.flush())
      else {
        const before = this.#sound.voicedMs
        this.#sound.keep(one)
        if (before < wordMs && this.#sound.voicedMs >= wordMs) this.#expectWords()
        this.#tellInner((inner) => inner.pushFrame(one))
      }
    }
    this.#inputEnded = true
    this.#tellInner((inner) => inner.endInput())
  }

  // A stream that has just ended takes nothing more; what it did not take is kept for the next.
  #tellInner(tell: (inner: stt.SpeechStream) => void): void {
    try {
      if (this.#inner) tell(this.#inner)
    } catch {
      this.#inner = null
    }
  }

  #expectWords(): void {
    const inner = this.#inner
    clearTimeout(this.#deafTimer)
    if (!inner || !this.#tellsPartials) return
    this.#deafTimer = setTimeout(() => {
      this.#isDeaf = true
      inner.close()
    }, this.#limits.nextWordMs * this.#longer)
  }

  async #listenBy(recogniser: stt.STT): Promise<Ending> {
    const startedAt = Date.now()
    let broke: Error | undefined
    const onError = ({ error }: { error: Error }): void => void (broke ??= error)
    recogniser.on('error', onError)
    const connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: this.#limits.firstWordMs }
    const inner = recogniser.stream({ connOptions })
    const close = (): void => inner.close()
    this.abortSignal.addEventListener('abort', close, { once: true })
    this.#tellsPartials = recogniser.capabilities.interimResults
    this.#isDeaf = false
    try {
      for (const frame of this.#sound.frames) inner.pushFrame(frame)
      this.#inner = inner
      if (this.#inputEnded) this.#tellInner((one) => one.endInput())
      if (this.#sound.voicedMs >= wordMs) this.#expectWords()
      for await (const event of inner) this.#pass(event, startedAt)
    } finally {
      this.#inner = null
      clearTimeout(this.#deafTimer)
      this.abortSignal.removeEventListener('abort', close)
      recogniser.off('error', onError)
      inner.close()
    }
    if (broke) return failureOf('stt', broke)
    if (this.#isDeaf) {
      this.#deafOnes.push(recogniser.label)
      return 'deaf'
    }
    if (this.#inputEnded) return 'over'
    return failureOf('stt', new NoAnswer('unreachable', 'the recogniser ended the stream'))
  }

  #pass(event: stt.SpeechEvent, startedAt: number): void {
    const words = event.alternatives?.[0].text
    if (words) {
      if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) this.#heard(startedAt)
      else {
        if (!this.#owner.working) this.#owner.listener.began()
        this.#owner.working = true
        this.#expectWords()
      }
    }
    if (!this.queue.closed) this.queue.put(event)
  }

  #heard(startedAt: number): void {
    clearTimeout(this.#deafTimer)
    const why = `${this.#deafOnes.join(', ')} heard no words where another one did`
    if (this.#deafOnes.length > 0) this.#report.failed({ part: 'stt', status: 'timeout', why })
    this.#report.worked('stt', startedAt)
    if (!this.#owner.working) this.#owner.listener.began()
    this.#tell('heard', null)
    this.#longer = 1
  }

  #noteDeaf(): void {
    if (this.#deafOnes.length <= this.#recognisers.length - 1) return
    // Nobody heard words in it. A room that is loud without them must not cost a connection every few seconds.
    this.#longer = Math.min(this.#longer * 2, 16)
    const wordsHadBegun = this.#owner.working
    if (wordsHadBegun) this.#report.failed({ part: 'stt', status: 'timeout', why: 'words began and never came' })
    this.#tell(wordsHadBegun ? 'failed' : 'empty', wordsHadBegun ? 'timeout' : null)
  }

  #noteBreak(failure: ProviderFailure): void {
    this.#report.failed(failure)
    this.#breaks += 1
    // Each service was asked twice for the same words, or one three times: whoever said them is told instead of waiting.
    const nobodyLeft = this.#breaks >= Math.max(3, this.#recognisers.length * 2) || this.#report.givenUp('stt')
    if (nobodyLeft && this.#sound.voicedMs >= wordMs) {
      if (!this.#owner.working) this.#owner.listener.began()
      this.#tell('failed', failure.status)
    } else if (this.#sound.voicedMs >= wordMs) this.#owner.working = true
  }

  #tell(outcome: 'heard' | 'empty' | 'failed', status: ProviderFailure['status'] | null): void {
    const durationMs = this.#sound.lengthMs
    this.#owner.working = false
    this.#owner.listener.ended({ outcome, startedAt: Date.now() - durationMs, durationMs, status })
    this.#sound.forget()
    this.#deafOnes = []
    this.#breaks = 0
  }

  async #wait(): Promise<void> {
    const waits = this.#limits.againAfterMs
    const waitMs = waits[Math.min(this.#breaks, waits.length) - 1] ?? waits[0] ?? 0
    await delay(waitMs, undefined, { signal: this.abortSignal }).catch(() => {})
  }
}
