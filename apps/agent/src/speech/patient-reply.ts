import { ReadableStream } from 'node:stream/web'
import { setTimeout as delay } from 'node:timers/promises'
import { within } from '@candor/shared'
import { FlushSentinel, type llm } from '@livekit/agents'
import { type Patience, patience } from './patience.ts'
import { failureOf, NoAnswer, type PartReport } from './provider-failure.ts'

export type Wanted = {
  /** Asked in turn: the first, then the next one, and from the front again. */
  readonly models: readonly [llm.LLM, ...llm.LLM[]]
  readonly request: Parameters<llm.LLM['chat']>[0]
  readonly report: PartReport
  /** Said once, when the first try brought nothing in its time. */
  readonly meanwhile?: string
  readonly limits?: Patience
}

export type ReplyPart = llm.ChatChunk | string | FlushSentinel

const retryNothing = { maxRetry: 0, retryIntervalMs: 0 }

/**
 * A model's reply that is tried again until it comes or somebody gives up: no first word in time, a stream gone silent, an error. A reply
 * that broke off after words is begun anew, so that the question it was leading to is still asked; after a tool call it is left as it is,
 * because the tool has run. Cancelling the stream stops everything.
 */
export function patientReply(wanted: Wanted): ReadableStream<ReplyPart> {
  const stop = new AbortController()
  const parts = replyParts(wanted, stop.signal)
  return new ReadableStream<ReplyPart>({
    pull: async (controller) => {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      stop.abort()
      await parts.return()
    },
  })
}

async function* replyParts(
  { models, request, report, meanwhile, limits = patience }: Wanted,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart, void, undefined> {
  let empty = 0
  for (const [tries, waitMs] of [0, ...limits.againAfterMs].entries()) {
    if (waitMs) await delay(waitMs, undefined, { signal }).catch(() => {})
    if (signal.aborted || report.givenUp('llm')) return
    const model = models[tries % models.length] ?? models[0]
    const startedAt = Date.now()
    const attempt = new Attempt(model, request, limits, signal)
    try {
      yield* attempt.parts()
      if (attempt.said) return report.worked('llm', startedAt)
      // A model may have nothing to say. It is asked twice, and then believed.
      if ((empty += 1) === 2) return
    } catch (error) {
      if (signal.aborted) return
      const failure = failureOf('llm', error)
      report.failed(failure)
      if (attempt.called) return
      if (meanwhile && tries === 0 && failure.status === 'timeout' && !report.givenUp('llm')) {
        yield meanwhile
        // Without it the sentence would wait for the next one before it is spoken.
        yield FlushSentinel
      }
    }
  }
}

class Attempt {
  said = false
  called = false
  #answered = false
  readonly #model: llm.LLM
  readonly #request: Wanted['request']
  readonly #limits: Patience
  readonly #signal: AbortSignal

  constructor(model: llm.LLM, request: Wanted['request'], limits: Patience, signal: AbortSignal) {
    this.#model = model
    this.#request = request
    this.#limits = limits
    this.#signal = signal
  }

  async *parts(): AsyncGenerator<ReplyPart, void, undefined> {
    const { firstWordMs, nextWordMs } = this.#limits
    const connOptions = { ...retryNothing, timeoutMs: firstWordMs }
    const stream = this.#model.chat({ ...this.#request, connOptions })
    // A stream of the SDK ends without a word when it fails; its model tells why.
    let broke: Error | null = null
    const onError = ({ error }: { error: Error }): void => void (broke = error)
    const close = (): void => stream.close()
    this.#model.on('error', onError)
    this.#signal.addEventListener('abort', close, { once: true })
    const firstBy = performance.now() + firstWordMs
    try {
      for (;;) {
        const limitMs = this.said ? nextWordMs : Math.max(1, firstBy - performance.now())
        const step = this.said ? 'next word' : 'first word'
        const { done, value } = await within(limitMs, step, () => stream.next())
        if (done) break
        this.#answered = true
        this.called ||= Boolean(value.delta?.toolCalls?.length)
        this.said ||= this.called || Boolean(value.delta?.content)
        yield value
      }
      if (broke) throw broke
      // A proxy's page with status 200 reads as a stream of nothing at all, not even the count of tokens.
      if (!this.#answered) throw new NoAnswer('garbage', 'the model answered something that is no reply')
    } finally {
      this.#signal.removeEventListener('abort', close)
      this.#model.off('error', onError)
      stream.close()
    }
  }
}
