import { setTimeout as delay } from 'node:timers/promises'
import { processTree } from './process-tree.ts'

export type Worker = {
  readonly name: string
  readonly pid: () => number | undefined
  /** The worker's own HTTP door; `worker` below it tells how many jobs run. */
  readonly health: string
}

/** Warm processes of each worker; both sides are started with as many. */
export const warmProcesses = 2

const limitMs = 60_000
const lookMs = 400
/** A process that is still loading takes a whole core; a warm one that waits takes a few hundredths. */
const mostCpuMs = lookMs * 0.15

/**
 * Waits until each worker has no job, all its warm processes, and nothing left to load or to tidy up: then the next conversation finds
 * both as they are when nothing happens.
 * @throws after 60 s, naming what is not as it should be.
 */
export async function waitUntilWarm(workers: readonly Worker[]): Promise<void> {
  const until = performance.now() + limitMs
  for (;;) {
    const reasons = (await Promise.all(workers.map(notWarm))).flat()
    if (reasons.length === 0) return
    if (performance.now() > until) throw new Error(`waited ${limitMs} ms for warm workers: ${reasons.join(', ')}`)
  }
}

async function notWarm({ name, pid, health }: Worker): Promise<string[]> {
  const cpuBefore = look(pid()).cpuMs
  await delay(lookMs)
  const { cpuMs, jobProcesses } = look(pid())
  const jobs = await runningJobs(health)
  return [
    jobs === 0 ? '' : `${name} has ${jobs} running jobs`,
    jobProcesses === warmProcesses ? '' : `${name} has ${jobProcesses} job processes`,
    cpuMs - cpuBefore <= mostCpuMs ? '' : `${name} is busy`,
  ].filter(Boolean)
}

function look(pid: number | undefined): { cpuMs: number; jobProcesses: number } {
  const processes = pid === undefined ? [] : processTree(pid)
  return {
    cpuMs: processes.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    jobProcesses: processes.filter(({ command }) => command.includes('job_proc_lazy_main')).length,
  }
}

async function runningJobs(health: string): Promise<number> {
  const response = await fetch(new URL('worker', health), { signal: AbortSignal.timeout(5000) })
  const body: unknown = await response.json()
  return typeof body === 'object' && body !== null && 'active_jobs' in body ? Number(body.active_jobs) : Number.NaN
}
