import { mkdir, readdir, rename, stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@candor/drizzle'
import { seconds, type SpooledEnd, type SpooledItem, type SpoolHeader } from '@candor/shared'
import type { Log } from '../log.ts'
import { type KnownProcess, processLife } from '../recorder/process-life.ts'
import { type ReadLine, readSpool } from '../recorder/read-spool.ts'
import { adoptingName, readSpoolName, type SpoolName } from '../recorder/spool-name.ts'
import { linesAtOnce, storeLine } from '../recorder/store-line.ts'
import { isForeignWriterOver } from './foreign-spool.ts'

export type AdoptWorld = {
  readonly db: Db
  readonly log: Log
  readonly spoolDir: string
  readonly isAlive: (writer: KnownProcess) => boolean
}

/** `aside`: paths of files that were not stored whole. */
export type Adopted = {
  readonly adopted: number
  readonly items: number
  readonly ends: number
  readonly aside: string[]
}

type Fault = { readonly line: number; readonly why: string }
type Replayed = { readonly items: number; readonly ends: number; readonly faults: readonly Fault[] }

const storeLimitMs = seconds(2)
/** A file without a readable header is left alone this long: its writer may be writing it. */
const headerLimitMs = seconds(10)

/**
 * Brings to the store what dead processes left in their spools: those of this host at once, those of others who share the folder once they
 * are certainly over (`foreign-spool.ts`); until then they are told of once. Any number of adopters at once: renaming the file decides.
 * A file goes when everything in it is stored. While the store is away it keeps its name for the next round; what cannot be read or is
 * refused is reported, and the file kept in `aside/`. Does nothing where there is no folder.
 * @throws the file system's error when the folder cannot be read.
 */
export async function adoptSpools(world: AdoptWorld): Promise<Adopted> {
  const { db, log, spoolDir } = world
  const sum = { adopted: 0, items: 0, ends: 0, aside: new Array<string>() }
  for (const name of await spoolsIn(spoolDir)) {
    const path = await take(world, name)
    if (path === null) continue
    try {
      const { items, ends, faults } = await replay(db, log, path)
      if (faults.length > 0) sum.aside.push(await setAside(world, { path, name, faults }))
      else await unlink(path)
      sum.adopted += 1
      sum.items += items
      sum.ends += ends
    } catch (error) {
      log.warn({ part: 'cleanup', error, path }, 'a spool could not be adopted yet')
      await rename(path, join(spoolDir, name.given)).catch((failed: unknown) =>
        log.error(
          { part: 'cleanup', error: failed, path },
          'a spool keeps the name of its adopter until that one is gone',
        ),
      )
      if (error instanceof StoreAway) return sum
    }
  }
  return sum
}

/** Nothing else will be stored in this round either. */
class StoreAway extends Error {}

async function spoolsIn(spoolDir: string): Promise<(SpoolName & { readonly file: string })[]> {
  const files = await readdir(spoolDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return files.flatMap((file) => {
    const name = readSpoolName(file)
    return name ? [{ ...name, file }] : []
  })
}

/** The path under which the file is ours alone; null when it belongs to somebody who lives, or another one was faster. */
async function take(world: AdoptWorld, name: SpoolName & { file: string }): Promise<string | null> {
  const { spoolDir, isAlive } = world
  const path = join(spoolDir, name.file)
  const mine = join(spoolDir, adoptingName(name.given, { pid: process.pid, life: processLife(process.pid) }))
  try {
    const free = name.adopter ? !isAlive(name.adopter) : await writerIsGone(world, path, name)
    if (!free) return null
    await rename(path, mine)
    return mine
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const toldOf = new Set<string>()

async function writerIsGone({ db, log, isAlive }: AdoptWorld, path: string, name: SpoolName): Promise<boolean> {
  const header = await headerOf(path)
  const { mtimeMs } = await stat(path)
  if (header?.host === hostname()) return !isAlive(header)
  if (header) {
    const { host, attemptId } = header
    if (!toldOf.has(path)) log.warn({ part: 'cleanup', path, host, attemptId }, 'a spool of another host waits here')
    toldOf.add(path)
    return isForeignWriterOver(db, header, { writtenAt: mtimeMs, now: Date.now() })
  }
  return Date.now() - mtimeMs > headerLimitMs && !isAlive({ pid: name.writerPid, life: null })
}

async function headerOf(path: string): Promise<SpoolHeader | null> {
  for await (const line of readSpool(path)) return line.ok && line.value.kind === 'header' ? line.value : null
  return null
}

/** Ends first: a committed end must be in the row before a sweep finds its interviewer lost. */
async function replay(db: Db, log: Log, path: string): Promise<Replayed> {
  const lines: ReadLine[] = []
  for await (const line of readSpool(path)) lines.push(line)
  const faults: Fault[] = []
  const ends: Numbered<SpooledEnd>[] = []
  const items: Numbered<SpooledItem>[] = []
  for (const line of lines) {
    if (!line.ok) faults.push({ line: line.number, why: line.error })
    else if (line.value.kind === 'end') ends.push({ number: line.number, line: line.value })
    else if (line.value.kind === 'item') items.push({ number: line.number, line: line.value })
  }
  for (const sort of [ends, items]) faults.push(...(await storeAll(db, log, sort)))
  return { items: items.length, ends: ends.length, faults }
}

type Numbered<Line> = { readonly number: number; readonly line: Line }

async function storeAll(db: Db, log: Log, lines: readonly Numbered<SpooledEnd | SpooledItem>[]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const batch = lines.slice(at, at + linesAtOnce).map(async ({ number, line }) => {
      const stored = await storeLine(db, line, storeLimitMs)
      if (stored.as === 'refused') faults.push({ line: number, why: stored.why })
      if (stored.as === 'superseded' && line.kind === 'end')
        log.info(
          { part: 'cleanup', attemptId: line.attemptId, reason: line.reason, why: stored.why },
          'a spooled end came second',
        )
    })
    await Promise.all(batch).catch((error: unknown) => {
      throw new StoreAway('the store is away', { cause: error })
    })
  }
  return faults
}

async function setAside(
  { log, spoolDir }: AdoptWorld,
  { path, name, faults }: { path: string; name: SpoolName; faults: readonly Fault[] },
): Promise<string> {
  const folder = join(spoolDir, 'aside')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(folder))
  const kept = join(folder, taken.has(name.given) ? `${name.given}.${Date.now()}` : name.given)
  await rename(path, kept)
  log.error({ part: 'cleanup', path: kept, faults }, 'a spool was not stored whole: the file is kept aside')
  return kept
}
