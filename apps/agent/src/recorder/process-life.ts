import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process as another one knows it. Without its life any process of that number is taken for it. */
export type KnownProcess = { readonly pid: number; readonly life: string | null }

/**
 * A text that names one life of one process, fit for a file name: numbers of processes are given out again. Made of the boot and the
 * ticks since, not of a clock that may be set. Null when no such process runs, or only its entry is left.
 */
export function processLife(pid: number): string | null {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return null
  }
}

/** Whether that very process still runs on this machine. */
export function isAlive({ pid, life }: KnownProcess): boolean {
  const now = processLife(pid)
  return now !== null && (life === null || life === now)
}

function fromProc(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The program's name stands in parentheses and may hold anything: what counts begins after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot}.${fields[19]}`
}

function fromPs(pid: number): string | null {
  const told = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    timeout: 2000,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [state, ...started] = told.trim().split(/\s+/)
  return state === undefined || state.startsWith('Z') ? null : started.join('.').replaceAll(/[^0-9A-Za-z.]/g, '.')
}
