import type { SpooledEnd, SpooledItem } from '@candor/shared'

/** A line that the store has not taken yet. */
export type Waiting = { readonly line: SpooledItem | SpooledEnd; readonly bytes: number; onDisk: boolean }

/** The lines on their way to the store, oldest first. A committed end goes before all words: it must be there before a sweep looks. */
export type WaitingLines = {
  readonly add: (line: SpooledItem | SpooledEnd) => Waiting
  readonly take: (waiting: Waiting) => void
  readonly has: (waiting: Waiting) => boolean
  readonly first: (most: number) => Waiting[]
  readonly notOnDisk: () => Waiting[]
  /** The oldest item that may leave memory. */
  readonly oldestItem: (that: (waiting: Waiting) => boolean) => Waiting | undefined
  readonly count: () => number
  /** Their size as JSON, in bytes. */
  readonly bytes: () => number
}

export function openWaitingLines(): WaitingLines {
  const ends = new Set<Waiting>()
  const items = new Set<Waiting>()
  let bytes = 0
  const all = (): Waiting[] => [...ends, ...items]
  return {
    add: (line) => {
      const waiting: Waiting = { line, bytes: Buffer.byteLength(JSON.stringify(line)), onDisk: false }
      bytes += waiting.bytes
      const queue = line.kind === 'end' ? ends : items
      queue.add(waiting)
      return waiting
    },
    take: (waiting) => {
      if (ends.delete(waiting) || items.delete(waiting)) bytes -= waiting.bytes
    },
    has: (waiting) => ends.has(waiting) || items.has(waiting),
    first: (most) => all().slice(0, most),
    notOnDisk: () => all().filter(({ onDisk }) => !onDisk),
    oldestItem: (that) => [...items].find(that),
    count: () => ends.size + items.size,
    bytes: () => bytes,
  }
}
