import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@candor/drizzle'
import { seconds, type SpooledEnd, type SpooledItem } from '@candor/shared'
import type { Log } from '../log.ts'
import { type Backlog, placeOf } from './backlog.ts'
import { linesAtOnce, storeLine } from './store-line.ts'

export type BacklogWriter = {
  /** Says that there is something to write. Returns at once. */
  readonly wake: () => void
  /** Resolves when nothing waits any more, however long that takes. */
  readonly written: () => Promise<void>
}

const storeLimitMs = seconds(1)
/** Counted from the start of the attempt that failed, so that the store is asked at least once a second. */
const retryAfterMs = [100, 250, 500]

/**
 * Brings the backlog to the store. While the store answers, no disk is touched. The first write that fails or is late puts what waits on
 * the disk, and all that follows, until one attempt succeeds; then everything is written, many lines at once, and the file goes.
 */
export function writeBacklog({ db, log, backlog }: { db: Db; log: Log; backlog: Backlog }): BacklogWriter {
  let writing: Promise<void> | null = null
  let awayAt: number | null = null

  const store = async (line: SpooledItem | SpooledEnd): Promise<void> => {
    const stored = await storeLine(db, line, storeLimitMs)
    if (stored.as === 'superseded') log.warn({ ...placeOf(line), why: stored.why }, 'the spooled end came second')
    if (stored.as !== 'refused') return
    log.error({ ...placeOf(line), why: stored.why }, 'the store refuses a line: it stays in the spool')
    backlog.keepFile()
    await backlog.toDisk()
  }
  const storeFromMemory = async (): Promise<void> => {
    const some = backlog.first(awayAt === null ? linesAtOnce : 1)
    await allSettled(some.map((one) => store(one.line).then(() => backlog.take(one))))
  }
  const storeFromDisk = async (): Promise<void> => {
    let some: Promise<void>[] = []
    for await (const line of backlog.onDisk()) {
      if (some.push(store(line)) < linesAtOnce) continue
      await allSettled(some)
      some = []
    }
    await allSettled(some)
    backlog.diskIsStored()
  }

  const here = (): void => {
    if (awayAt === null) return
    log.info({ awayMs: Date.now() - awayAt, waiting: backlog.count() }, 'the store is back')
    awayAt = null
  }
  const away = (error: unknown): void => {
    if (awayAt === null) log.warn({ error, waiting: backlog.count() }, 'the store is away: words go to the disk')
    awayAt ??= Date.now()
    void backlog.toDisk()
  }
  const write = async (): Promise<void> => {
    for (let tries = 0; backlog.count() > 0;) {
      const startedAt = performance.now()
      try {
        await (backlog.inMemory() > 0 ? storeFromMemory() : storeFromDisk())
        here()
        tries = 0
        if (backlog.count() === 0) await backlog.clear()
      } catch (error) {
        away(error)
        const pause = retryAfterMs[Math.min(tries, retryAfterMs.length - 1)] ?? 0
        await delay(Math.max(0, startedAt + pause - performance.now()))
        tries += 1
      }
    }
    writing = null
  }

  return {
    wake: () => {
      if (awayAt !== null) void backlog.toDisk()
      if (backlog.count() > 0) writing ??= write()
    },
    written: () => writing ?? Promise.resolve(),
  }
}

/** Waits for all, also when one fails. @throws the first failure. */
async function allSettled(running: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
