import { linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readLivingPid, writePidFile, type PidRecord } from './pid-file.ts'
import { errorCode, explainFileError } from '../problem.ts'

export type Lock = {
  /** Writes what others shall read about the holder. */
  describe(details: Record<string, unknown>): void
  release(): void
}
export type LockAnswer = { taken: true; lock: Lock } | { taken: false; holder: PidRecord }

/**
 * Takes a lock file for this process, once. One whose holder no longer runs is taken over: the file tells its pid and
 * start time. The file appears whole (written aside, then linked), so that nobody reads half a record.
 */
export function takeLock(path: string): LockAnswer {
  const own = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writePidFile(own, process.pid)
    for (;;) {
      if (tryLink(own, path)) return { taken: true, lock: heldLock(path) }
      const holder = readLivingPid(path)
      if (holder !== undefined) return { taken: false, holder }
      putAside(path, own)
    }
  } catch (error) {
    throw explainFileError(`The lock ${path} could not be written`, error)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Takes a lock, waiting for its holder to give it back. Throws the signal's reason when aborted. */
export async function waitForLock(path: string, onWait: () => void, signal?: AbortSignal): Promise<Lock> {
  for (let told = false; ; told = true) {
    signal?.throwIfAborted()
    const answer = takeLock(path)
    if (answer.taken) return answer.lock
    if (!told) onWait()
    await delay(200, undefined, signal ? { signal } : {})
  }
}

function heldLock(path: string): Lock {
  return {
    describe(details) {
      writePidFile(`${path}.new`, process.pid, details)
      renameSync(`${path}.new`, path)
    },
    release: () => rmSync(path, { force: true }),
  }
}

// Another process may take the stale lock over between our look and our move: what was moved is looked at again, and
// a living one is put back.
function putAside(path: string, own: string): void {
  const aside = `${own}.stale`
  try {
    renameSync(path, aside)
    if (readLivingPid(aside) !== undefined) tryLink(aside, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}
