import { setTimeout as delay } from 'node:timers/promises'
import { sweep, type Swept } from '@candor/rooms'
import { seconds } from '@candor/shared'
import { afresh } from './afresh.ts'
import { described, log } from './log.ts'
import { parts } from './parts.ts'

const nudgedEveryMs = seconds(1)

let nudge: Promise<void> | null = null
let nudgedAt = -Infinity

/**
 * Sweeps now: with a sweep that begins after this was asked, so that it has seen what was true then. Where this process sweeps already
 * that one is waited for first. Bounded by the limits of two sweeps' statements and requests.
 * @throws when PostgreSQL does not answer; what LiveKit refused is told in `failed`.
 */
export const sweepNow: () => Promise<Swept> = afresh(async () => {
  const { db, livekit } = parts()
  return sweep(db, livekit)
})

/**
 * Sweeps soon: beside the worker's own sweep, whoever hears of an attempt or looks at one helps it on. However many hear and look, it is
 * once a second in this process, and after the last of them. Never throws.
 */
export function nudgeSweep(): Promise<void> {
  nudge ??= sweepAfter(nudgedAt + nudgedEveryMs - performance.now())
  return nudge
}

async function sweepAfter(waitMs: number): Promise<void> {
  await delay(Math.max(0, waitMs))
  nudgedAt = performance.now()
  nudge = null
  try {
    const { failed } = await sweepNow()
    if (failed.length > 0) log('warn', 'sweep_incomplete', { failed })
  } catch (error) {
    log('warn', 'sweep_failed', { error: described(error) })
  }
}
