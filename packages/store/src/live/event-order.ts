import type { LiveEvent } from './live-event.ts'
import type { EventsRead } from './read-events.ts'

/**
 * Brings events into the order of their numbers, without a gap, although transactions commit in any order. A number that is missing is waited
 * for as long as a transaction is running that could have taken it; when all of those are over it never comes (its transaction was rolled
 * back, or a server that crashed skipped it). Whoever takes a number is a known transaction before (`next_event_number`, migration 0013).
 */
export type EventOrder = {
  /** Everything up to this number has been given out. */
  readonly settled: () => number
  /** Takes what was read after `settled()` and gives out what is next; `waits` says that something is held back and must be read again. */
  readonly take: (read: EventsRead) => { readonly events: readonly LiveEvent[]; readonly waits: boolean }
}

export function eventOrder(start: number): EventOrder {
  let settled = start
  let gap: { readonly before: number; readonly begunBefore: bigint } | null = null
  return {
    settled: () => settled,
    take: ({ events, overBefore, begunBefore }) => {
      const next: LiveEvent[] = []
      for (const event of events) {
        if (event.id > settled + 1) {
          // What was missing when this event was first seen is what counts: those who begin later take higher numbers.
          if (gap?.before !== event.id) gap = { before: event.id, begunBefore }
          if (overBefore < gap.begunBefore) return { events: next, waits: true }
        }
        gap = null
        settled = event.id
        next.push(event)
      }
      return { events: next, waits: false }
    },
  }
}
