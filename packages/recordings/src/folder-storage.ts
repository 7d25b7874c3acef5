import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Storage } from './storage.ts'

/** Keeps parts in a folder of this machine, or one that is mounted. */
export function folderStorage(folder: string): Storage {
  return {
    put: async (key, path, signal) => {
      const target = join(folder, key)
      const arriving = `${target}.arriving`
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await copyFile(path, arriving, constants.COPYFILE_FICLONE)
      await onDisk(arriving)
      signal.throwIfAborted()
      await rename(arriving, target)
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

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
