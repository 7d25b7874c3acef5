import { seconds } from '@candor/shared'
import { type Clock, wallClock } from '../care/clock.ts'
import type { Log } from '../log.ts'

/** Leaving a room and closing what is open takes well under a second. */
const limitMs = seconds(3)

type Job = {
  /** The SDK's own way: it leaves the room, calls back and ends the process. */
  readonly shutdown: (why: string) => void
  readonly log: Log
  readonly clock?: Clock
  readonly exit?: () => void
}

/**
 * Ends the job's process for certain. The SDK leaves the room first and waits for that without a limit: a room whose connection is stuck never
 * lets go, and the process would stay, beat, and keep everybody else from the attempt. Call when nothing is owed any more.
 */
export function endJob({ shutdown, log, clock = wallClock, exit = () => process.exit() }: Job, why: string): void {
  clock.after(limitMs, () => {
    log.warn({ part: 'shutdown' }, 'the room does not let go: left without it')
    log.info({ part: 'shutdown' }, 'Agent shutdown complete')
    exit()
  })
  shutdown(why)
}
