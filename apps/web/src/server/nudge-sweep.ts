import { sweep } from '@candor/rooms'
import { described, log } from './log.ts'
import { parts } from './parts.ts'

let running: Promise<void> | null = null

/**
 * Sweeps soon: beside the worker's own sweep, whoever looks at an attempt helps it to its end. One at a time in this process; never throws.
 * Sweeping is bounded by the limits of its own statements and requests.
 */
export function nudgeSweep(): Promise<void> {
  running ??= sweepOnce().finally(() => {
    running = null
  })
  return running
}

async function sweepOnce(): Promise<void> {
  try {
    const { db, livekit } = parts()
    const { failed } = await sweep(db, livekit)
    if (failed.length > 0) log('warn', 'sweep_incomplete', { failed })
  } catch (error) {
    log('warn', 'sweep_failed', { error: described(error) })
  }
}
