import { hostname } from 'node:os'
import type { OurProcess } from '@candor/shared'
import { type HeldAttempt, readLeasesOn } from '@candor/store'
import { columns } from './columns.ts'
import type { Command } from './command.ts'
import { listProcesses } from './list-processes.ts'
import { type World, wordsOf } from './world.ts'

export type HoldingProcess = OurProcess & { readonly holds: HeldAttempt | null }
/** `unasked`: why the store could not say who holds what. */
export type Processes = { readonly processes: readonly HoldingProcess[]; readonly unasked: string | null }

/** Workers and job processes of this host with what they hold. Also answers while nothing runs: then orphans matter most. */
export async function lookAtProcesses({ askStore }: World): Promise<Processes> {
  const found = await listProcesses()
  let leases: HeldAttempt[] = []
  let unasked: string | null = null
  try {
    leases = await askStore((db) => readLeasesOn(db, hostname()))
  } catch (error) {
    unasked = wordsOf(error)
  }
  const holds = ({ pid, kind }: OurProcess) =>
    kind === 'job' ? (leases.find((lease) => lease.pid === pid) ?? null) : null
  return { processes: found.map((one) => ({ ...one, holds: holds(one) })), unasked }
}

/** An orphan that still proves itself goes on talking until its successor is there; every other one should be gone. */
export function lostOrphans({ processes }: Processes): HoldingProcess[] {
  return processes.filter(({ orphan, holds }) => orphan && !holds?.alive)
}

export function renderProcesses({ processes: all, unasked }: Processes): string {
  const lines = all.map(({ pid, parent, kind, memoryBytes, cpuPercent, runningFor, orphan, holds }) => [
    String(pid),
    kind,
    String(parent),
    `${Math.round(memoryBytes / 1024 / 1024)} MB`,
    `${cpuPercent.toFixed(1)} %`,
    runningFor,
    holds
      ? `${holds.attemptId}, epoch ${holds.epoch}${holds.alive ? '' : ', lease over'}`
      : kind === 'job'
        ? 'none'
        : '-',
    orphan ? 'orphan' : '',
  ])
  const heads = ['pid', 'kind', 'parent', 'memory', 'CPU', 'for', 'attempt', '']
  const table =
    lines.length > 0 ? columns(heads, lines, [0, 2, 3, 4, 5]) : 'No worker and no job process of this folder runs here.'
  return unasked === null ? table : `${table}\n\nWho holds what is not known. ${unasked}`
}

export const processes: Command = {
  name: 'processes',
  usage: '',
  what: 'workers and job processes of this host',
  takesId: false,
  options: [],
  more: `A job without an attempt waits for one. CPU is the share of one core over the whole life of the process. An orphan has lost its worker:
one that holds an attempt talks until its successor is there, any other is killed by the next worker on this host.`,
  run: async (world) => {
    const found = await lookAtProcesses(world)
    return { json: found, text: renderProcesses(found) }
  },
}
