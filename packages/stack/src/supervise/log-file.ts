import { closeSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainFileError } from '../problem.ts'

/** Puts the log of the last run aside (`<file>.1`), so that a file holds one run. */
export function rotateLog(path: string): void {
  try {
    renameSync(path, `${path}.1`)
  } catch {
    // The first run has none.
  }
}

/** Opens a log for appending, with its folder. The caller closes the descriptor. */
export function openLog(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return openSync(path, 'a')
  } catch (error) {
    throw explainFileError('The log could not be opened', error)
  }
}

/** The last lines of a log, at most 8 kB read: what a person needs to see when a part gave up. */
export function lastLines(path: string, count = 8): string[] {
  try {
    const size = statSync(path).size
    const buffer = Buffer.alloc(Math.min(size, 8192))
    const file = openSync(path, 'r')
    try {
      readSync(file, buffer, 0, buffer.length, size - buffer.length)
    } finally {
      closeSync(file)
    }
    const lines = buffer.toString('utf8').split('\n')
    return lines.filter((line) => line.trim() !== '').slice(-count)
  } catch {
    return []
  }
}
