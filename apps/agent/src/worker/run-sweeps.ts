import type { Db } from '@candor/drizzle'
import { type LiveKit, sweep, type Swept } from '@candor/rooms'
import { seconds } from '@candor/shared'
import { untilNextLoss } from '@candor/store'
import type { Log } from '../log.ts'
import { keepRhythm } from './rhythm.ts'

const everyMs = seconds(1)
const limitMs = seconds(25)

type Sweeping = {
  readonly db: Db
  readonly livekit: LiveKit
  readonly log: Log
  /** Done before each sweep: what dead jobs left behind is stored before anybody may be replaced. */
  readonly before: () => Promise<unknown>
  readonly onSwept?: (swept: Swept, tookMs: number) => void
  readonly onFailed?: () => void
  /** The first one. */
  readonly from: Promise<unknown>
}

/**
 * Sweeps, and once more a second after each sweep, or the moment a lease would be over. One that takes longer than its limit is left behind and may still
 * run beside the next.
 */
export function runSweeps({ db, livekit, log, before, onSwept, onFailed, from }: Sweeping): { stop: () => void } {
  let pauseMs = everyMs
  return keepRhythm({
    name: 'sweep',
    from,
    everyMs: () => pauseMs,
    limitMs,
    run: async () => {
      pauseMs = everyMs
      await before()
      const since = performance.now()
      const swept = await sweep(db, livekit)
      onSwept?.(swept, performance.now() - since)
      if (Object.values(swept).some((list) => list.length > 0)) log.info({ part: 'cleanup', ...swept }, 'swept')
      pauseMs = Math.min(everyMs, (await untilNextLoss(db)) ?? everyMs)
    },
    onFailed: (error) => {
      onFailed?.()
      log.warn({ part: 'cleanup', error }, 'sweep failed')
    },
  })
}
