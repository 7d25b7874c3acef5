import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { SpoolHeader, SpoolLine } from '@candor/shared'
import { processLife } from './process-life.ts'
import { spoolName } from './spool-name.ts'

/**
 * The file that keeps one interviewer's words while the store is away: JSON lines, only ever appended, each on the disk before it counts.
 * It is there only as long as it holds something; a process that dies leaves it to the worker.
 */
export type Spool = {
  readonly path: string
  /** Appends lines in the order of the calls and waits for the disk. False where the disk does not take them; never throws. */
  readonly append: (lines: readonly SpoolLine[]) => Promise<boolean>
  /** Takes the file away: everything in it has reached the store. Never throws. */
  readonly remove: () => Promise<void>
}

type SpoolOptions = {
  readonly spoolDir: string
  readonly attemptId: string
  readonly epoch: number
  /** Told each time the disk refused. */
  readonly onRefused: (error: unknown) => void
}

export function openSpool({ spoolDir, attemptId, epoch, onRefused }: SpoolOptions): Spool {
  const { pid } = process
  const path = join(spoolDir, spoolName(attemptId, epoch, pid))
  const header: SpoolHeader = { v: 1, kind: 'header', attemptId, epoch, host: hostname(), pid, life: processLife(pid) }
  let inUse = false
  let torn = false
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(run: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(run)
    last = turn.catch(() => {})
    return turn
  }

  const append = async (lines: readonly SpoolLine[]): Promise<boolean> => {
    try {
      if (!inUse) await mkdir(spoolDir, { recursive: true, mode: 0o700 })
      await withOpen(path, 'a', async (file) => {
        const { size } = await file.stat()
        const text = textOf(size === 0 ? [header, ...lines] : lines)
        await writeWhole(file, size, torn ? `\n${text}` : text)
      })
      torn = false
      // A file whose name is not on the disk is not on the disk.
      if (!inUse) await withOpen(spoolDir, 'r', (folder) => folder.sync())
      inUse = true
      return true
    } catch (error) {
      if (error instanceof HalfWritten) torn = true
      onRefused(error instanceof HalfWritten ? error.cause : error)
      return false
    }
  }

  const remove = async (): Promise<void> => {
    if (!inUse) return
    inUse = false
    // A file that cannot be taken away is replayed by the worker later, which is harmless.
    await unlink(path).catch(() => {})
  }

  return { path, append: (lines) => inTurn(() => append(lines)), remove: () => inTurn(remove) }
}

const textOf = (lines: readonly SpoolLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** Half a line may stand at the end of the file. */
class HalfWritten extends Error {}

/** Writes everything or leaves the file as it was: half a line would spoil the next one. */
async function writeWhole(file: FileHandle, size: number, text: string): Promise<void> {
  try {
    await file.writeFile(text)
    await file.sync()
  } catch (cause) {
    await file.truncate(size).catch(() => {
      throw new HalfWritten('the file could not be cut back', { cause })
    })
    throw cause
  }
}

async function withOpen(path: string, flags: 'a' | 'r', run: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await run(file)
  } finally {
    await file.close()
  }
}
