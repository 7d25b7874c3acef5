import type { Db } from '@candor/drizzle'
import { type EndReason, type TranscriptItem, within } from '@candor/shared'
import { type BacklogWorld, openBacklog } from './backlog.ts'
import type { Waiting } from './waiting-lines.ts'
import { writeBacklog } from './write-backlog.ts'

/** An item before the recorder has given it its place. */
export type Said = Omit<TranscriptItem, 'v' | 'attemptId' | 'epoch' | 'seq'>

/**
 * Keeps every word once. It goes to the store while it is said, off the path of the audio, and to the disk while the store is away; nothing
 * here throws or waits on behalf of whoever speaks.
 */
export type Recorder = {
  /** Keeps an item. Returns at once; false for an id said before, which is ignored. */
  readonly keep: (said: Said) => boolean
  /** Waits until all that was kept is stored, at most `limitMs`. Returns how many lines are not: they are on the disk, if it takes them. */
  readonly flush: (limitMs: number) => Promise<number>
  /** How many items were kept so far. */
  readonly lastSeq: () => number
  /**
   * Keeps an end that could not be committed; the first reason stays. True once it is on the disk or committed after all: from then on it
   * is certain. False where the disk refuses too: it is tried on as long as this process lives.
   */
  readonly spoolEnd: (reason: EndReason) => Promise<boolean>
}

export function openRecorder(world: BacklogWorld & { readonly db: Db }): Recorder {
  const { db, log, attemptId, epoch } = world
  const backlog = openBacklog(world)
  const writer = writeBacklog({ db, log, backlog })
  const seen = new Set<string>()
  let seq = 0
  let end: Waiting | null = null

  return {
    keep: (said) => {
      if (seen.has(said.itemId)) return false
      seen.add(said.itemId)
      seq += 1
      backlog.add({ v: 1, kind: 'item', item: { v: 1, attemptId, epoch, seq, ...said } })
      writer.wake()
      return true
    },
    flush: async (limitMs) => {
      // Whoever leaves may be gone at the limit: what is not stored at half of it goes to the disk at once.
      await within(limitMs, 'flush the recorder', async () => {
        await within(limitMs / 2, 'write what waits', writer.written).catch(backlog.toDisk)
        await writer.written()
      }).catch(() => {})
      return backlog.count()
    },
    lastSeq: () => seq,
    spoolEnd: async (reason) => {
      end ??= backlog.add({ v: 1, kind: 'end', attemptId, epoch, reason, at: Date.now() })
      writer.wake()
      await backlog.toDisk()
      return end.onDisk || !backlog.has(end)
    },
  }
}
