import { execFile } from 'node:child_process'
import { hostname } from 'node:os'
import { promisify } from 'node:util'
import type { Db } from '@candor/drizzle'
import { seconds, within } from '@candor/shared'
import { readHoldersOn } from '@candor/store'
import type { Log } from '../log.ts'

export type Process = { readonly pid: number; readonly parent: number; readonly command: string }

const everyMs = seconds(5)
const listLimitMs = seconds(3)

/** All processes of this machine, by the portable `ps`. */
async function listProcesses(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,args='], {
    maxBuffer: 16 << 20,
    timeout: listLimitMs,
  })
  return stdout.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)
    return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }] : []
  })
}

/**
 * Job processes made for `jobFile` whose worker is gone: their parent is no worker any more. A worker is known by the name of its file
 * alone, because it may have been started with a relative path.
 */
export function orphansAmong(processes: readonly Process[], jobFile: string, ownPid: number): Process[] {
  const workers = new Set([
    ownPid,
    ...processes.filter(({ command }) => /\bmain\.ts\b/.test(command)).map(({ pid }) => pid),
  ])
  return processes.filter(
    ({ command, parent }) =>
      command.includes('job_proc_lazy_main') && command.includes(jobFile) && !workers.has(parent),
  )
}

type Scene = { readonly db: Db; readonly log: Log; readonly jobFile: string }

/**
 * Kills job processes of a dead worker on this host that hold no attempt: such a process may be in a loop and will never notice. One that
 * still holds its lease goes on talking until its successor is there.
 */
export function sweepOrphans({ db, log, jobFile }: Scene): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      const orphans = orphansAmong(await listProcesses(), jobFile, process.pid)
      const holders =
        orphans.length > 0
          ? await within(listLimitMs, 'read holders', () => readHoldersOn(db, hostname()))
          : new Set<number>()
      for (const { pid } of orphans.filter((orphan) => !holders.has(orphan.pid))) {
        log.warn({ jobPid: pid }, 'orphan of a dead worker: killed')
        process.kill(pid, 'SIGKILL')
      }
    } catch (error) {
      log.debug({ error }, 'could not look for orphans')
    }
    if (!stopped) timer = setTimeout(() => void once(), everyMs)
  }
  void once()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
