import { within } from '@candor/shared'
import type { llm } from '@livekit/agents'
import type { Patience } from './patience.ts'
import { NoAnswer } from './provider-failure.ts'

type Request = Parameters<llm.LLM['chat']>[0]
type Chunks<Other = never> = AsyncGenerator<llm.ChatChunk | Other, void, undefined>

/** One model asked once for one reply. */
export class ReplyAttempt {
  /** Whether words or a tool call have come. */
  said = false
  called = false
  #answered = false
  readonly #model: llm.LLM
  readonly #request: Request
  readonly #limits: Patience
  readonly #signal: AbortSignal

  constructor(model: llm.LLM, request: Request, limits: Patience, signal: AbortSignal) {
    this.#model = model
    this.#request = request
    this.#limits = limits
    this.#signal = signal
  }

  /** The same as `parts`, with `quiet` among them once, when nothing has been said until then; by the clock of `performance`. */
  async *partsOr(quietAt: number): Chunks<'quiet'> {
    const parts = this.parts()
    let timer: NodeJS.Timeout | undefined
    const quiet = new Promise<'quiet'>((resolve) => {
      timer = setTimeout(() => resolve('quiet'), Math.max(0, quietAt - performance.now()))
    })
    let told = false
    try {
      for (;;) {
        const next = parts.next()
        if (!told && !this.said && (await Promise.race([next.catch(() => null), quiet])) === 'quiet') {
          told = true
          yield 'quiet'
        }
        const { done, value } = await next
        if (done) return
        yield value
      }
    } finally {
      clearTimeout(timer)
      await parts.return()
    }
  }

  async *parts(): Chunks {
    const { firstWordMs, nextWordMs } = this.#limits
    const connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: firstWordMs }
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
