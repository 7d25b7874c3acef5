import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@candor/drizzle'
import { partKey, type Storage } from '@candor/recordings'
import { seconds } from '@candor/shared'
import { storeRecording } from '@candor/store'
import type { Log } from '../log.ts'
import { type KnownProcess, processLife } from '../recorder/process-life.ts'
import { adoptedName, type PartName, readHeader, readPartName, soundIn } from '../sound/part-folder.ts'
import { readOgg } from '../sound/read-ogg.ts'

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
const unknownAttempt = '23503'

/**
 * Moves finished parts of this host to the storage, and those whose interview's process is gone: first the file, then the row, then the
 * local folder goes. Any number of movers at once: renaming the folder decides. Resolves with the number of parts that left.
 * @throws what storage or database answered; that part and those after it stay for the next round.
 */
export async function moveRecordings(world: MoveWorld, signal?: AbortSignal): Promise<number> {
  let moved = 0
  for (const part of await partsIn(world.soundDir)) {
    signal?.throwIfAborted()
    const folder = await take(world, part)
    if (folder === null) continue
    try {
      await store(world, part, folder, signal)
      await rm(folder, { recursive: true, force: true })
      moved += 1
    } catch (error) {
      if ((error as { code?: unknown }).code === unknownAttempt) await setAside(world, part, folder)
      else {
        await rename(folder, join(world.soundDir, part.given))
        throw error
      }
    }
  }
  return moved
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
async function take({ soundDir, isAlive }: MoveWorld, part: Found): Promise<string | null> {
  const folder = join(soundDir, part.file)
  const mine = join(soundDir, adoptedName(part.given, { pid: process.pid, life: processLife(process.pid) }))
  try {
    const free = part.adopter ? !isAlive(part.adopter) : await isWritten(folder, part, isAlive)
    if (!free) return null
    await rename(folder, mine)
    return mine
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function isWritten(folder: string, part: Found, isAlive: MoveWorld['isAlive']): Promise<boolean> {
  const header = await readHeader(folder)
  if (header && header.host !== hostname()) return false
  if (header?.finished) return true
  if (isAlive(header ?? { pid: part.pid, life: null })) return false
  if ((await readOgg(soundIn(folder)))?.ended) return true
  const { mtimeMs } = await stat(soundIn(folder)).catch(() => stat(folder))
  return Date.now() - mtimeMs > quietMs
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
  const limit = AbortSignal.timeout(putLimitMs)
  await storage.put(storageKey, soundIn(folder), signal ? AbortSignal.any([signal, limit]) : limit)
  const complete = ended && header?.finished === true
  await storeRecording(db, { attemptId, epoch, startedAt, sound: { lengthMs, bytes, storageKey, complete } })
  log.info({ attemptId, epoch, lengthMs, bytes, complete }, 'sound: stored')
}

/** The sound of an attempt that the database does not know, as after it was made anew. */
async function setAside({ log, soundDir }: MoveWorld, part: Found, folder: string): Promise<void> {
  const kept = join(soundDir, 'aside', `${part.given}.${Date.now()}`)
  await mkdir(join(soundDir, 'aside'), { recursive: true, mode: 0o700 })
  await rename(folder, kept)
  log.error({ path: kept }, 'sound of an attempt that nobody knows: kept aside')
}
