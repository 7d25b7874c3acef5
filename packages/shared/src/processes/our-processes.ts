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

/** What `ps` is asked, portably, for `parseProcesses` to read. */
export const psColumns = ['-axo', 'pid=,ppid=,rss=,pcpu=,etime=,args='] as const

export function parseProcesses(told: string): Process[] {
  return told.split('\n').flatMap((line) => {
    const [, pid, parent, kilobytes, cpu, runningFor = '', command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+([\d.,]+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (pid === undefined) return []
    const facts = { pid: Number(pid), parent: Number(parent), memoryBytes: Number(kilobytes) * 1024 }
    return [{ ...facts, cpuPercent: Number(cpu?.replace(',', '.')), runningFor, command }]
  })
}

/**
 * Workers and the job processes made for `jobFile`. A job is an orphan when its parent is no worker any more; a worker is known by the name
 * of its file alone, because it may have been started with a relative path.
 */
export function ourProcesses(processes: readonly Process[], jobFile: string): OurProcess[] {
  const workers = new Set(processes.filter(({ command }) => /\bmain\.ts\b/.test(command)).map(({ pid }) => pid))
  return processes.flatMap((one): OurProcess[] => {
    if (one.command.includes('job_proc_lazy_main') && one.command.includes(jobFile)) {
      return [{ ...one, kind: 'job', orphan: !workers.has(one.parent) }]
    }
    const isWorker = /^\S*node\S*\s/.test(one.command) && one.command.includes('apps/agent/src/main.ts')
    return isWorker ? [{ ...one, kind: 'worker', orphan: false }] : []
  })
}
