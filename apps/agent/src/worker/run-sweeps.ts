import type { Db } from '@candor/drizzle'
import { type LiveKit, sweep } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import type { Log } from '../log.ts'

const everyMs = seconds(1)
const limitMs = seconds(15)

type Sweeping = {
  readonly db: Db
  readonly livekit: LiveKit
  readonly log: Log
  /** Done before each sweep: what dead jobs left behind is stored before anybody may be replaced. */
  readonly before: () => Promise<unknown>
}

/** Sweeps once a second, one sweep at a time. A failed sweep is told and the next one still runs. */
export function runSweeps({ db, livekit, log, before }: Sweeping): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      await before()
      const swept = await within(limitMs, 'sweep', () => sweep(db, livekit))
      if (Object.values(swept).some((list) => list.length > 0)) log.info(swept, 'swept')
    } catch (error) {
      log.warn({ error }, 'sweep failed')
    }
    if (!stopped) timer = setTimeout(() => void once(), everyMs)
  }
  void once()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
