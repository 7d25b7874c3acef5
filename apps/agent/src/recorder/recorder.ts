import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@candor/drizzle'
import { type TranscriptItem, within } from '@candor/shared'
import { appendItem } from '@candor/store'
import type { Log } from '../log.ts'

/** An item before the recorder has given it its place. */
export type Said = Omit<TranscriptItem, 'v' | 'attemptId' | 'epoch' | 'seq'>

export type Recorder = {
  /** Keeps an item. Returns at once; the words travel in the order they were said. An id said before is ignored. */
  readonly keep: (said: Said) => void
  /** Waits until everything kept so far is stored, at most `limitMs`. Returns how many items are not. */
  readonly flush: (limitMs: number) => Promise<number>
}

const appendLimitMs = 3000
const retryAfterMs = [100, 250, 500, 1000, 2000]

/**
 * Writes what is said to the store while it is said, one item after the other, off the path of the audio. While the store is away the
 * items wait and are tried again; a repeated write is harmless.
 */
export function openRecorder({
  db,
  log,
  attemptId,
  epoch,
}: {
  db: Db
  log: Log
  attemptId: string
  epoch: number
}): Recorder {
  const waiting: TranscriptItem[] = []
  const seen = new Set<string>()
  let seq = 0
  let writing: Promise<void> | null = null

  const write = async (): Promise<void> => {
    for (let tries = 0; waiting[0];) {
      const item = waiting[0]
      try {
        await within(appendLimitMs, 'append item', () => appendItem(db, item))
        waiting.shift()
        tries = 0
      } catch (error) {
        log.warn({ error, itemId: item.itemId, waiting: waiting.length }, 'item not stored yet')
        await delay(retryAfterMs[Math.min(tries, retryAfterMs.length - 1)])
        tries += 1
      }
    }
    writing = null
  }

  return {
    keep: (said) => {
      if (seen.has(said.itemId)) return
      seen.add(said.itemId)
      seq += 1
      waiting.push({ v: 1, attemptId, epoch, seq, ...said })
      writing ??= write()
    },
    flush: async (limitMs) => {
      if (writing) await within(limitMs, 'flush recorder', () => writing ?? Promise.resolve()).catch(() => {})
      return waiting.length
    },
  }
}
