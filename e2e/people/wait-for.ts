import { setTimeout as delay } from 'node:timers/promises'

/** Waits until a condition holds, looking every 20 ms. The error says what was waited for and for how long. */
export async function waitFor(what: string, limitMs: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`waited ${limitMs} ms for: ${what}`)
    await delay(20)
  }
}
