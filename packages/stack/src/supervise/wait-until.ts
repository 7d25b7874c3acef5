import { setTimeout as delay } from 'node:timers/promises'
import { StackProblem } from '../problem.ts'

export type Wait = {
  /** What is waited for, as a clause: "PostgreSQL answers". */
  what: string
  limitMs: number
  everyMs?: number
  signal?: AbortSignal | undefined
}

/**
 * Asks `check` until it says yes. A check that throws counts as no; its last error is named when the limit is reached.
 *
 * @throws StackProblem `not-ready` after `limitMs`; the signal's reason when it is aborted.
 */
export async function waitUntil(wait: Wait, check: (signal: AbortSignal) => Promise<boolean>): Promise<void> {
  const deadline = AbortSignal.timeout(wait.limitMs)
  const signal = wait.signal ? AbortSignal.any([wait.signal, deadline]) : deadline
  let last = ''
  for (;;) {
    wait.signal?.throwIfAborted()
    if (deadline.aborted) {
      throw new StackProblem('not-ready', `Waited ${wait.limitMs / 1000} s until ${wait.what}, in vain${last}.`)
    }
    try {
      if (await check(signal)) return
    } catch (error) {
      if (!signal.aborted) last = ` (${error instanceof Error ? error.message : String(error)})`
    }
    await delay(wait.everyMs ?? 50, undefined, { signal }).catch(() => undefined)
  }
}
