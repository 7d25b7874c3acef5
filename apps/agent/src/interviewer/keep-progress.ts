import { setTimeout as delay } from 'node:timers/promises'
import { type Progress, seconds, within } from '@candor/shared'
import type { Log } from '../log.ts'

type Scene = {
  readonly save: (progress: Progress) => Promise<unknown>
  readonly log: Log
  readonly againAfterMs?: number
}

const saveLimitMs = seconds(2)

/**
 * Stores how far the interview has come: one write at a time, only the newest, and again until the store has taken it. A successor would
 * otherwise ask what was answered before PostgreSQL went away.
 */
export function keepProgress({ save, log, againAfterMs = seconds(1) }: Scene): (progress: Progress) => void {
  let newest: Progress | null = null
  let writing = false
  const write = async (): Promise<void> => {
    writing = true
    while (newest) {
      const progress: Progress = newest
      newest = null
      try {
        await within(saveLimitMs, 'save progress', () => save(progress))
      } catch (error) {
        log.warn({ error }, 'progress not stored yet')
        newest ??= progress
        await delay(againAfterMs, undefined, { ref: false })
      }
    }
    writing = false
  }
  return (progress) => {
    newest = progress
    if (!writing) void write()
  }
}
