import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@candor/drizzle'
import { partKey, type Storage } from '@candor/recordings'
import { seconds, within } from '@candor/shared'
import { storeRecording } from '@candor/store'
import type { Log } from '../log.ts'
import { type KnownProcess, processLife } from '../recorder/process-life.ts'
import { adoptedName, type PartName, readHeader, readPartName, soundIn } from '../sound/part-folder.ts'
import { readOgg } from '../sound/read-ogg.ts'
import { isForeignWriterOver } from './foreign-spool.ts'

export type MoveWorld = {
  readonly db: Db
  readonly log: Log
  readonly soundDir: string
  readonly storage: Storage
  readonly isAlive: (writer: KnownProcess) => boolean
}

type Found = PartName & { readonly file: string }

/** The program that writes the file outlives a killed interview by a moment; what has been quiet for so long is written no more. */
const quietMs = seconds(3)
const putLimitMs = seconds(300)

/**
 * Moves finished parts to the storage, whoever recorded them into this folder, and those whose interviewer is gone: first the file, then the
 * row, then the local folder goes. Any number of movers at once: renaming the folder decides. One part that cannot be stored keeps none of
 * the others. Resolves with the number of parts that left.
 * @throws the first of what storage, database or file system answered, when all parts were tried; what failed stays for the next round.
 */
export async function moveRecordings(world: MoveWorld, signal?: AbortSignal): Promise<number> {
  let moved = 0
  const failures: unknown[] = []
  for (const part of await partsIn(world.soundDir)) {
    if (signal?.aborted) {
      failures.push(signal.reason)
      break
    }
    try {
      if (await move(world, part, signal)) moved += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return moved
}

async function move(world: MoveWorld, part: Found, signal?: AbortSignal): Promise<boolean> {
  const folder = await take(world, part)
  if (folder === null) return false
  try {
    await store(world, part, folder, signal)
    await rm(folder, { recursive: true, force: true })
    return true
  } catch (error) {
    if (isRefused(error)) await setAside(world, part, folder, error)
    else {
      await giveBack(world, part, folder)
      throw error
    }
    return false
  }
}

/** An unknown attempt, or values that the database does not take: the same at every further try. */
function isRefused(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}

async function giveBack({ log, soundDir }: MoveWorld, part: Found, folder: string): Promise<void> {
  await rename(folder, join(soundDir, part.given)).catch((error: NodeJS.ErrnoException) => {
    // Another host that shares the folder does not see that we live, and may have taken the part from us.
    if (error.code !== 'ENOENT')
      log.error({ error, path: folder }, 'sound: a part keeps the name of its adopter until that one is gone')
  })
}

async function partsIn(soundDir: string): Promise<Found[]> {
  const files = await readdir(soundDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return files.flatMap((file) => {
    const name = readPartName(file)
    return name ? [{ ...name, file }] : []
  })
}

/** The path under which the part is ours alone; null while it is being written or stored, or when another one was faster. */
async function take(world: MoveWorld, part: Found): Promise<string | null> {
  const { soundDir, isAlive } = world
  const folder = join(soundDir, part.file)
  const mine = join(soundDir, adoptedName(part.given, { pid: process.pid, life: processLife(process.pid) }))
  try {
    const free = part.adopter ? !isAlive(part.adopter) : await isWritten(world, folder, part)
    if (!free) return null
    await rename(folder, mine)
    return mine
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const toldOf = new Set<string>()

async function isWritten({ db, log, isAlive }: MoveWorld, folder: string, part: Found): Promise<boolean> {
  const header = await readHeader(folder)
  if (header?.finished) return true
  if (header && header.host !== hostname()) {
    const { attemptId } = part
    if (!toldOf.has(folder))
      log.warn({ path: folder, host: header.host, attemptId }, 'sound: a part of another host waits here')
    toldOf.add(folder)
    return isForeignWriterOver(db, { attemptId }, { writtenAt: await writtenAt(folder), now: Date.now() })
  }
  if (isAlive(header ?? { pid: part.pid, life: null })) return false
  if ((await readOgg(soundIn(folder)))?.ended) return true
  return Date.now() - (await writtenAt(folder)) > quietMs
}

async function writtenAt(folder: string): Promise<number> {
  const { mtimeMs } = await stat(soundIn(folder)).catch(() => stat(folder))
  return mtimeMs
}

async function store(
  { db, log, storage }: MoveWorld,
  part: Found,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const { attemptId, epoch } = part
  const header = await readHeader(folder)
  const startedAt = header?.startedAt ?? Math.round((await stat(folder)).birthtimeMs)
  const ogg = await readOgg(soundIn(folder))
  if (!ogg) {
    await storeRecording(db, { attemptId, epoch, startedAt, sound: null })
    return log.info({ attemptId, epoch }, 'sound: nothing was recorded')
  }
  const { bytes, lengthMs, ended } = ogg
  const storageKey = partKey(part)
  // A mounted folder that hangs heeds no signal.
  await within(putLimitMs, 'store the sound', (limit) =>
    storage.put(storageKey, soundIn(folder), signal ? AbortSignal.any([signal, limit]) : limit),
  )
  const complete = ended && header?.finished === true
  await storeRecording(db, { attemptId, epoch, startedAt, sound: { lengthMs, bytes, storageKey, complete } })
  log.info({ attemptId, epoch, lengthMs, bytes, complete }, 'sound: stored')
}

/** The sound of an attempt that the database does not know, as after it was made anew, or of which it refuses what is to be written. */
async function setAside({ log, soundDir }: MoveWorld, part: Found, folder: string, error: unknown): Promise<void> {
  const kept = join(soundDir, 'aside', `${part.given}.${Date.now()}`)
  await mkdir(join(soundDir, 'aside'), { recursive: true, mode: 0o700 })
  await rename(folder, kept)
  log.error({ error, path: kept }, 'sound that the database does not take, as of an unknown attempt: kept aside')
}
