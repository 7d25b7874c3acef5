import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { processIdentity, signalGroup, signalProcess } from './process-identity.ts'
import { waitUntil } from './wait-until.ts'

export type PidRecord = { pid: number; identity: string; [detail: string]: unknown }

/** Writes who runs, with the start time that tells this process from a later one of the same number. */
export function writePidFile(path: string, pid: number, details: Record<string, unknown> = {}): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ ...details, pid, identity: processIdentity(pid) ?? '' }), { mode: 0o600 })
}

/** The record of a process that still runs, or undefined: no file, unreadable, gone, or the number given to another. */
export function readLivingPid(path: string): PidRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof record !== 'object' || record === null || !('pid' in record) || !('identity' in record)) return undefined
    if (typeof record.pid !== 'number' || typeof record.identity !== 'string') return undefined
    if (record.identity === '' || processIdentity(record.pid) !== record.identity) return undefined
    return { ...record, pid: record.pid, identity: record.identity }
  } catch {
    return undefined
  }
}

export function removePidFile(path: string): void {
  rmSync(path, { force: true })
}

/**
 * Stops what an earlier run left behind, if that very process still runs: `signal`, then SIGKILL after `limitMs`.
 *
 * @throws StackProblem `not-ready` when even SIGKILL does not end it.
 */
export async function stopLeftover(path: string, signal: NodeJS.Signals, limitMs: number): Promise<void> {
  const left = readLivingPid(path)
  if (left === undefined) return
  const gone = async () => processIdentity(left.pid) !== left.identity
  signalProcess(left.pid, signal)
  try {
    await waitUntil({ what: `the leftover process ${left.pid} ended`, limitMs, everyMs: 20 }, gone)
  } catch {
    signalProcess(left.pid, 'SIGKILL')
    await waitUntil({ what: `the leftover process ${left.pid} ended`, limitMs: 5000, everyMs: 20 }, gone)
  }
  signalGroup(left.pid, 'SIGKILL')
  removePidFile(path)
}
