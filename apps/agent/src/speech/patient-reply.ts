import { ReadableStream } from 'node:stream/web'
import { setTimeout as delay } from 'node:timers/promises'
import { FlushSentinel, type llm } from '@livekit/agents'
import { type Patience, patience } from './patience.ts'
import { failureOf, type PartReport } from './provider-failure.ts'
import { ReplyAttempt } from './reply-attempt.ts'
import type { InTurn } from './voice-config.ts'

export type Wanted = {
  /** Asked in turn: the first, then the next one, and from the front again. */
  readonly models: InTurn<llm.LLM>
  readonly request: Parameters<llm.LLM['chat']>[0]
  readonly report: PartReport
  /** Said once, when nothing could be said for `fillerMs`. */
  readonly meanwhile?: string
  /** Said instead of a reply, when there is none after `thinkingMs`. */
  readonly instead?: string
  readonly limits?: Patience
}

export type ReplyPart = llm.ChatChunk | string | FlushSentinel

/**
 * A model's reply that is tried again until it comes, somebody gives up, or the one who waits has waited long enough: no first word in
 * time, a stream gone silent, an error. A reply that broke off after words is begun anew, so that the question it was leading to is still
 * asked; after a tool call it is left as it is, because the tool has run. Cancelling the stream stops everything.
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
  { models, request, report, meanwhile, instead, limits = patience }: Wanted,
  signal: AbortSignal,
): AsyncGenerator<ReplyPart, void, undefined> {
  let quietSince = performance.now()
  const leftMs = (): number => quietSince + limits.thinkingMs - performance.now()
  let filler = meanwhile
  let empty = 0
  for (const [tries, waitMs] of [0, ...limits.againAfterMs].entries()) {
    if (waitMs) await delay(waitMs, undefined, { signal }).catch(() => {})
    if (signal.aborted || report.givenUp('llm')) return
    if (leftMs() <= 0) break
    const model = models[tries % models.length] ?? models[0]
    const startedAt = Date.now()
    const firstWordMs = Math.ceil(Math.min(limits.firstWordMs, leftMs()))
    const attempt = new ReplyAttempt(model, request, { ...limits, firstWordMs }, signal)
    try {
      for await (const part of filler ? attempt.partsOr(quietSince + limits.fillerMs) : attempt.parts()) {
        if (part !== 'quiet') yield part
        else if (filler && !report.givenUp('llm')) {
          yield filler
          // Without it the sentence would wait for the next one before it is spoken.
          yield FlushSentinel
          filler = undefined
        }
      }
      if (attempt.said) return report.worked('llm', startedAt)
      // A model may have nothing to say. It is asked twice, and then believed.
      if ((empty += 1) === 2) return
    } catch (error) {
      if (signal.aborted) return
      report.failed(failureOf('llm', error))
      if (attempt.called) return
      if (attempt.said) quietSince = performance.now()
    }
  }
  if (instead && !signal.aborted && !report.givenUp('llm')) yield instead
}
