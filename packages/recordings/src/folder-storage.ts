import { randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from './storage.ts'

/** Keeps parts in a folder of this machine, or one that is mounted. */
export function folderStorage(folder: string): Storage {
  return {
    put: async (key, path, signal) => {
      const target = join(folder, key)
      // A name of this copy's own: one that hangs on a mount may go on when the next one has long begun.
      const arriving = `${target}.${randomUUID()}.arriving`
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      try {
        await copyFile(path, arriving, constants.COPYFILE_FICLONE)
        await onDisk(arriving)
        signal.throwIfAborted()
        await rename(arriving, target)
      } catch (error) {
        await rm(arriving, { force: true }).catch(() => {})
        throw error
      }
      await removeLeftOvers(target)
      // The caller removes its own copy next: the names must outlast a loss of power as the sound does.
      await namesOnDisk(dirname(target))
      await namesOnDisk(folder)
    },
    read: async (key, range, signal) => {
      const path = join(folder, key)
      if (!(await isFile(path))) return null
      return Readable.toWeb(createReadStream(path, { ...range, signal })) as ReadableStream<Uint8Array>
    },
  }
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a process that died left of the same part. A copy that is still under way fails, and its caller comes again. */
async function removeLeftOvers(target: string): Promise<void> {
  const [folder, name] = [dirname(target), basename(target)]
  const left = (await readdir(folder)).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.arriving'))
  await Promise.all(left.map((file) => rm(join(folder, file), { force: true })))
}

async function namesOnDisk(folder: string): Promise<void> {
  await onDisk(folder).catch((error: NodeJS.ErrnoException) => {
    // Some mounted file systems keep names at once and know no such question.
    if (error.code !== 'EINVAL' && error.code !== 'ENOTSUP') throw error
  })
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
