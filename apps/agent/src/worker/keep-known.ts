import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Db } from '@candor/drizzle'
import { seconds, within, workerBeatMs } from '@candor/shared'
import { beatWorker, dropWorker } from '@candor/store'
import type { Log } from '../log.ts'
import { keepRhythm } from './rhythm.ts'

type Scene = {
  readonly db: Db
  readonly log: Log
  readonly capacity: number
  readonly running: () => number
  readonly draining: () => boolean
  readonly from: Promise<unknown>
}

const limitMs = seconds(2)

/** Tells the database every two seconds that this worker is there and how full it is, so that others know what all can take together. */
export function keepKnown({ db, log, capacity, running, draining, from }: Scene): {
  stop: () => void
  leave: () => Promise<void>
} {
  const id = `wrk_${randomUUID()}`
  const rhythm = keepRhythm({
    name: 'tell of this worker',
    from,
    everyMs: () => workerBeatMs,
    limitMs,
    run: () =>
      beatWorker(db, { id, host: hostname(), pid: process.pid, capacity, running: running(), draining: draining() }),
    onFailed: (error) => log.debug({ part: 'connect', error }, 'the database does not know of this worker'),
  })
  return {
    stop: rhythm.stop,
    leave: async () => {
      rhythm.stop()
      await within(limitMs, 'take this worker away', () => dropWorker(db, { id })).catch(() => {})
    },
  }
}
