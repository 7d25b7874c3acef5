import { seconds, within } from '@candor/shared'
import { type MoveWorld, moveRecordings } from './move-recordings.ts'

/** After a failure the storage is left alone for so long, twice as long each time. */
const firstRestMs = seconds(2)
const longestRestMs = seconds(15)

export type Moving = {
  /** Moves what is there, one round at a time. Returns at once: nobody waits for a storage. */
  readonly look: () => void
  /** Moves what is there once more before this worker goes, at most `limitMs`. What is left is moved by the next worker. */
  readonly lastly: (limitMs: number) => Promise<void>
}

/** Moves recording parts to the storage beside everything else the worker does. */
export function keepMoving(world: MoveWorld): Moving {
  const { log } = world
  const gone = new AbortController()
  let restMs = 0
  let restUntil = 0
  let round: Promise<void> | null = null

  const move = async (): Promise<void> => {
    try {
      await moveRecordings(world, gone.signal)
      restMs = 0
    } catch (error) {
      restMs = Math.min(Math.max(firstRestMs, restMs * 2), longestRestMs)
      restUntil = performance.now() + restMs
      log.warn({ error, againInMs: restMs }, 'sound: not stored yet')
    }
  }
  const start = (): Promise<void> => {
    round ??= move().finally(() => {
      round = null
    })
    return round
  }
  return {
    look: () => {
      if (performance.now() >= restUntil) void start()
    },
    lastly: async (limitMs) => {
      await within(limitMs, 'store the last sound', async () => {
        await round
        await start()
      }).catch((error: unknown) => log.warn({ error }, 'sound: left to the next worker'))
      gone.abort(new Error('the worker is going'))
      restUntil = Infinity
    },
  }
}
