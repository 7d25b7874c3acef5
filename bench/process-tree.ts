import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export type Process = {
  readonly pid: number
  readonly parent: number
  readonly cpuMs: number
  readonly command: string
}

// Linux counts processor time in ticks of a hundredth of a second, whatever the kernel's own clock does.
const tickMs = 10

/** A process and everything below it, as the system lists them now. */
export function processTree(pid: number): Process[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs()
  const found = all.filter((one) => one.pid === pid)
  for (const { pid: above } of found) found.push(...all.filter(({ parent }) => parent === above))
  return found
}

function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProc(Number(name)) ?? [])
}

function readProc(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name in parentheses may hold spaces: count the fields from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { pid, parent: Number(fields[1]), cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs, command }
  } catch {
    return undefined
  }
}

function fromPs(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,command='], { encoding: 'utf8', timeout: 5000 })
  return lines.split('\n').flatMap((line) => {
    const [, pid, parent, time = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (pid === undefined) return []
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    return [{ pid: Number(pid), parent: Number(parent), cpuMs: seconds * 1000, command }]
  })
}
