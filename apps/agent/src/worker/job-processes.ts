import type { ChildProcess } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { WordFromJob, type WordToJob } from '../job-words.ts'

/** A job process that holds an attempt, or is about to claim one. `lastTickAt` is `performance.now()` milliseconds. */
export type RunningJob = {
  readonly pid: number
  readonly attemptId: string
  readonly epoch: number
  readonly lastTickAt: number
}

export type JobProcesses = {
  readonly tellAll: (word: WordToJob) => void
  readonly running: () => RunningJob[]
  /** Ends a job process for certain. */
  readonly kill: (pid: number) => void
  /** Forgives all jobs their silence: the worker itself stood still. */
  readonly forgive: () => void
}

function childOf(published: unknown): ChildProcess | null {
  return published !== null && typeof published === 'object' && 'process' in published
    ? (published.process as ChildProcess)
    : null
}

/**
 * Sees every process the SDK forks, because the SDK gives no handle on them. A process that ends while it holds an attempt, or
 * before it could claim one, is reported within milliseconds. Call before the pool starts.
 */
export function watchJobs(onLost: (job: RunningJob) => void): JobProcesses {
  const children = new Set<ChildProcess>()
  const held = new Map<ChildProcess, RunningJob>()

  const hear = (child: ChildProcess, message: unknown): void => {
    const word = WordFromJob.safeParse(message)
    if (!word.success || child.pid === undefined) return
    if (word.data.candor === 'left') held.delete(child)
    else held.set(child, { ...word.data, pid: child.pid, lastTickAt: performance.now() })
  }
  diagnostics.subscribe('child_process', (published) => {
    const child = childOf(published)
    if (!child) return
    children.add(child)
    child.on('message', (message) => hear(child, message))
    child.once('exit', () => {
      const job = held.get(child)
      held.delete(child)
      children.delete(child)
      if (job) onLost(job)
    })
  })
  return {
    tellAll: (word) => {
      for (const child of children) if (child.connected) child.send(word)
    },
    running: () => [...held.values()],
    kill: (pid) => {
      for (const child of children) if (child.pid === pid) child.kill('SIGKILL')
    },
    forgive: () => {
      for (const [child, job] of held) held.set(child, { ...job, lastTickAt: performance.now() })
    },
  }
}
