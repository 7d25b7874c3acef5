import type { SpooledEnd, SpooledItem } from '@candor/shared'
import type { Log } from '../log.ts'
import { readSpool } from './read-spool.ts'
import { openSpool } from './spool.ts'
import { openWaitingLines, type Waiting, type WaitingLines } from './waiting-lines.ts'

/**
 * What the store has not taken yet: in memory, on the disk, or both. Memory holds 5 MB at most: what is on the disk leaves it and is read
 * again later; where the disk refuses, the oldest is lost.
 */
export type Backlog = Pick<WaitingLines, 'take' | 'has' | 'first'> & {
  readonly add: (line: SpooledItem | SpooledEnd) => Waiting
  /** Lines that are not stored yet, wherever they are. */
  readonly count: () => number
  readonly inMemory: () => number
  /** Puts on the disk what is not there yet; resolves when it is, or when the disk refuses. Never throws. */
  readonly toDisk: () => Promise<void>
  /** All lines on the disk, for those that left memory. */
  readonly onDisk: () => AsyncGenerator<SpooledItem | SpooledEnd>
  /** Everything on the disk has been stored. */
  readonly diskIsStored: () => void
  /** From now on the file stays, for the worker to report: the store refuses something in it. */
  readonly keepFile: () => void
  /** Takes the file away where it may go. */
  readonly clear: () => Promise<void>
}

export type BacklogWorld = {
  readonly log: Log
  readonly attemptId: string
  readonly epoch: number
  /** Folder of the spool files; made when first needed. */
  readonly spoolDir: string
  /** Told once, when the disk refuses: words wait in memory only while the store is away. */
  readonly onDegraded?: (() => void) | undefined
}

const mostBytesInMemory = 5_000_000

export function openBacklog({ log, attemptId, epoch, spoolDir, onDegraded }: BacklogWorld): Backlog {
  const waiting = openWaitingLines()
  const onRefused = oneTime((error) => {
    log.error({ error, spoolDir }, 'the disk refuses the spool: words wait in memory only')
    onDegraded?.()
  })
  const spool = openSpool({ spoolDir, attemptId, epoch, onRefused })
  let spooling: Promise<void> | null = null
  let diskRefuses = false
  let leftMemory = 0
  let fileStays = false

  const makeRoom = (): void => {
    while (waiting.bytes() > mostBytesInMemory) {
      const oldest = waiting.oldestItem(({ onDisk }) => onDisk || diskRefuses)
      if (!oldest) return
      waiting.take(oldest)
      if (oldest.onDisk) leftMemory += 1
      else log.error(placeOf(oldest.line), 'words lost: neither the store nor the disk takes them')
    }
  }
  const spoolAll = async (): Promise<void> => {
    for (let lines = waiting.notOnDisk(); lines.length > 0; lines = waiting.notOnDisk()) {
      diskRefuses = !(await spool.append(lines.map(({ line }) => line)))
      if (diskRefuses) break
      for (const one of lines) one.onDisk = true
    }
    spooling = null
    makeRoom()
  }
  const readAgain = async function* (): AsyncGenerator<SpooledItem | SpooledEnd> {
    try {
      for await (const line of readSpool(spool.path)) {
        if (!line.ok) fileStays = true
        else if (line.value.kind !== 'header') yield line.value
      }
    } catch (error) {
      fileStays = true
      log.error({ error, path: spool.path }, 'the spool cannot be read again: it is left to the worker')
    }
  }

  return {
    ...waiting,
    add: (line) => {
      const added = waiting.add(line)
      makeRoom()
      return added
    },
    count: () => waiting.count() + leftMemory,
    inMemory: waiting.count,
    toDisk: () => {
      if (waiting.notOnDisk().length > 0) spooling ??= spoolAll()
      return spooling ?? Promise.resolve()
    },
    onDisk: readAgain,
    diskIsStored: () => void (leftMemory = 0),
    keepFile: () => void (fileStays = true),
    clear: () => (fileStays ? Promise.resolve() : spool.remove()),
  }
}

/** What a log may know of a line: its place, never the words. */
export function placeOf(line: SpooledItem | SpooledEnd): Record<string, unknown> {
  return line.kind === 'item' ? { itemId: line.item.itemId, seq: line.item.seq } : { reason: line.reason }
}

function oneTime(tell: (error: unknown) => void): (error: unknown) => void {
  let told = false
  return (error) => {
    if (!told) tell(error)
    told = true
  }
}
