import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** The name of the mark that every process of one test stage inherits, also those which leave its process group. */
export const stageMark = 'CANDOR_TEST_STAGE'

export type Leftover = { pid: number; command: string }

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It ended meanwhile, or belongs to somebody else.
    return ''
  }
}

function marked(mark: string): Leftover[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && readProc(pid, 'environ').split('\0').includes(`${stageMark}=${mark}`))
    .map((pid) => ({ pid, command: readProc(pid, 'cmdline').replaceAll('\0', ' ').trim().slice(0, 120) }))
    .filter(({ command }) => command !== '')
}

/**
 * What a stage left running: waits up to `graceMs` for processes that are on their way out, then kills the others and names
 * them. Only Linux tells the environment of a process; elsewhere the answer is empty.
 */
export async function endLeftovers(mark: string, graceMs: number): Promise<Leftover[]> {
  if (process.platform !== 'linux') return []
  const deadline = Date.now() + graceMs
  let left = marked(mark)
  while (left.length > 0 && Date.now() < deadline) {
    await delay(100)
    left = marked(mark)
  }
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went by itself in the last moment.
    }
  }
  return left
}
