import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkoutRoot } from '@candor/stack'

export type Process = {
  readonly pid: number
  readonly parent: number
  readonly memoryBytes: number
  /** Share of one core over its whole life, in percent. */
  readonly cpuPercent: number
  /** How long it has run, as `ps` says it. */
  readonly runningFor: string
  readonly command: string
}
/** `orphan`: a job whose worker is gone. */
export type OurProcess = Process & { readonly kind: 'worker' | 'job'; readonly orphan: boolean }

const limitMs = 3000
const workerFile = 'apps/agent/src/main.ts'
const jobFile = join(checkoutRoot, 'apps', 'agent', 'src', 'job.ts')

/** All processes of this machine, by the portable `ps`. */
export async function listProcesses(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,rss=,pcpu=,etime=,args='], {
    maxBuffer: 16 << 20,
    timeout: limitMs,
  })
  return parseProcesses(stdout)
}

export function parseProcesses(told: string): Process[] {
  return told.split('\n').flatMap((line) => {
    const [, pid, parent, kilobytes, cpu, runningFor = '', command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+([\d.,]+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (pid === undefined) return []
    const facts = { pid: Number(pid), parent: Number(parent), memoryBytes: Number(kilobytes) * 1024 }
    return [{ ...facts, cpuPercent: Number(cpu?.replace(',', '.')), runningFor, command }]
  })
}

/** Workers and job processes of this checkout. A worker may have been started with a relative path, so its file's name tells it. */
export function ourProcesses(processes: readonly Process[], job: string = jobFile): OurProcess[] {
  const parents = new Set(processes.filter(({ command }) => /\bmain\.ts\b/.test(command)).map(({ pid }) => pid))
  return processes.flatMap((one): OurProcess[] => {
    if (one.command.includes('job_proc_lazy_main') && one.command.includes(job)) {
      return [{ ...one, kind: 'job', orphan: !parents.has(one.parent) }]
    }
    const isWorker = /^\S*node\S*\s/.test(one.command) && one.command.includes(workerFile)
    return isWorker ? [{ ...one, kind: 'worker', orphan: false }] : []
  })
}
