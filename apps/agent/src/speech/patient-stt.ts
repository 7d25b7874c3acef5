import { setTimeout as delay } from 'node:timers/promises'
import { within } from '@candor/shared'
import { type AudioBuffer, normalizeLanguage, stt } from '@livekit/agents'
import { type Patience, patience } from './patience.ts'
import { type FailureStatus, failureOf, mayPass, NoAnswer, type PartReport } from './provider-failure.ts'
import type { InTurn } from './voice-config.ts'

/** What became of one stretch of speech. `startedAt` in epoch milliseconds. */
export type Hearing = {
  readonly outcome: 'heard' | 'empty' | 'failed'
  readonly startedAt: number
  readonly durationMs: number
  readonly status: FailureStatus | null
}

export type HearingListener = { readonly began: () => void; readonly ended: (hearing: Hearing) => void }

/** A recogniser of ours, whether it takes whole utterances or a stream: somebody hears of each stretch of speech. */
export type Ears = stt.STT & {
  /** One listener: the interview. */
  listener: HearingListener
  /** Whether speech is being recognised right now. */
  readonly working: boolean
}

export type PatientSttOptions = {
  /** The first is asked, once more where that may help, and then each of the others. */
  readonly recognisers: InTurn<stt.STT>
  readonly language: string
  readonly report: PartReport
  readonly limits?: Patience
}

type Answer = { readonly event: stt.SpeechEvent } | { readonly status: FailureStatus }

/**
 * A recogniser of whole utterances around another one: a limit for each try, a second try where it may help, then the others, and then
 * an empty text instead of an error. The SDK would log an error and forget the answer; here whoever `listener` is hears of it.
 */
export class PatientStt extends stt.STT implements Ears {
  override readonly label = 'candor.PatientStt'
  listener: HearingListener = { began: () => {}, ended: () => {} }
  readonly #options: PatientSttOptions
  #working = 0

  constructor(options: PatientSttOptions) {
    super({ streaming: false, interimResults: false, alignedTranscript: false })
    this.#options = options
  }

  override get model(): string {
    return this.#options.recognisers[0].model
  }

  override get provider(): string {
    return this.#options.recognisers[0].provider
  }

  get working(): boolean {
    return this.#working > 0
  }

  protected override async _recognize(spoken: AudioBuffer, signal?: AbortSignal): Promise<stt.SpeechEvent> {
    const durationMs = Math.round(lengthOf(spoken))
    const startedAt = Date.now() - durationMs
    this.#working += 1
    this.listener.began()
    const answer = await this.#ask(spoken, this.#limitFor(durationMs), signal ?? AbortSignal.any([]))
    this.#working -= 1
    const heard = 'event' in answer ? answer.event : this.#nothing()
    if (signal?.aborted) return heard
    const outcome = 'status' in answer ? 'failed' : heard.alternatives?.[0].text ? 'heard' : 'empty'
    this.listener.ended({ outcome, startedAt, durationMs, status: 'status' in answer ? answer.status : null })
    return heard
  }

  override stream(): never {
    throw new Error('this recogniser takes whole utterances: the session cuts the audio')
  }

  #limitFor(spokenMs: number): number {
    const { recogniseMs, recognisePerSpokenMs, recogniseAtMostMs } = this.#options.limits ?? patience
    return Math.min(recogniseMs + spokenMs * recognisePerSpokenMs, recogniseAtMostMs)
  }

  async #ask(spoken: AudioBuffer, limitMs: number, signal: AbortSignal): Promise<Answer> {
    const { recognisers, report, limits = patience } = this.#options
    const [first, ...others] = recognisers
    const askedAt = Date.now()
    let answer = await tryOnce(first, spoken, limitMs, signal)
    if (failed(answer) && mayPass(answer.status) && !signal.aborted) {
      await delay(limits.recogniseAgainAfterMs, undefined, { signal }).catch(() => {})
      answer = await tryOnce(first, spoken, limitMs, signal)
    }
    for (const other of others)
      if (failed(answer) && !signal.aborted) answer = await tryOnce(other, spoken, limitMs, signal)
    if (signal.aborted) return answer
    if (failed(answer)) report.failed({ part: 'stt', status: answer.status, why: 'speech could not be recognised' })
    else report.worked('stt', askedAt)
    return answer
  }

  #nothing(): stt.SpeechEvent {
    const language = normalizeLanguage(this.#options.language)
    return {
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      alternatives: [{ text: '', language, startTime: 0, endTime: 0, confidence: 0 }],
    }
  }
}

const failed = (answer: Answer): answer is { status: FailureStatus } => 'status' in answer

async function tryOnce(
  recogniser: stt.STT,
  spoken: AudioBuffer,
  limitMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const event = await within(limitMs, 'recognise speech', (late) =>
      recogniser.recognize(spoken, AbortSignal.any([late, signal])),
    )
    const text: unknown = event.alternatives?.[0].text
    if (typeof text !== 'string') throw new NoAnswer('garbage', 'the recogniser answered without a text')
    return { event }
  } catch (error) {
    return { status: failureOf('stt', error).status }
  }
}

function lengthOf(spoken: AudioBuffer): number {
  const frames = Array.isArray(spoken) ? spoken : [spoken]
  return frames.reduce((sum, { samplesPerChannel, sampleRate }) => sum + (samplesPerChannel / sampleRate) * 1000, 0)
}
