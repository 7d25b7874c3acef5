import type { Clock } from '../clock.ts'

/** A clock that goes when a test says so, and rings on its way. */
export function handClock(): Clock & { forward: (ms: number) => void } {
  let now = 0
  let alarm: { at: number; ring: () => void } | null = null
  return {
    now: () => now,
    after: (ms, ring) => {
      const mine = { at: now + ms, ring }
      alarm = mine
      return () => {
        if (alarm === mine) alarm = null
      }
    },
    forward: (ms) => {
      const until = now + ms
      while (alarm && alarm.at <= until) {
        const due = alarm
        alarm = null
        now = due.at
        due.ring()
      }
      now = until
    },
  }
}
