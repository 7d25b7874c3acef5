import type { Db } from '@candor/drizzle'
import { type LiveKit, sweep } from '@candor/rooms'
import { seconds } from '@candor/shared'
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
  /** The first one. */
  readonly from: Promise<unknown>
}

/** Sweeps, and once more a second after each sweep. One that takes longer than its limit is left behind and may still run beside the next. */
export function runSweeps({ db, livekit, log, before, from }: Sweeping): { stop: () => void } {
  return keepRhythm({
    name: 'sweep',
    from,
    everyMs: () => everyMs,
    limitMs,
    run: async () => {
      await before()
      const swept = await sweep(db, livekit)
      if (Object.values(swept).some((list) => list.length > 0)) log.info({ part: 'cleanup', ...swept }, 'swept')
    },
    onFailed: (error) => log.warn({ part: 'cleanup', error }, 'sweep failed'),
  })
}
