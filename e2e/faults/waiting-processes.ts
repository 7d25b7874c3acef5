import { readFileSync } from 'node:fs'

/** The processes of a worker that hold no interview, by what the system lists below it. Linux only. */
export function waitingProcesses(worker: number | undefined, interviewing: readonly number[]): number[] {
  if (worker === undefined) return []
  const children = readFileSync(`/proc/${worker}/task/${worker}/children`, 'utf8').trim().split(' ').map(Number)
  return children.filter((pid) => !interviewing.includes(pid) && command(pid).includes('job_proc'))
}

function command(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** For how many milliseconds a process has been there; 0 where it is gone. */
export function ageMs(pid: number): number {
  try {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const startedTicks = Number(afterName.split(' ')[19])
    const uptimeSeconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
    return uptimeSeconds * 1000 - startedTicks * 10
  } catch {
    return 0
  }
}
