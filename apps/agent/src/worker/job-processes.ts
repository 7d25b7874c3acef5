import type { ChildProcess } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { parseJobMetadata } from '@candor/shared'
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

type Listeners = {
  readonly onWord?: (word: WordFromJob, pid: number) => void
  readonly onExit?: (pid: number) => void
}

function childOf(published: unknown): ChildProcess | null {
  return published !== null && typeof published === 'object' && 'process' in published
    ? (published.process as ChildProcess)
    : null
}

/** Whose interviewer a process is told to be, where a message of the SDK's pool says that. */
function jobGivenBy(message: unknown): Pick<RunningJob, 'attemptId' | 'epoch'> | null {
  const { case: name, value } = message as { case?: string; value?: { runningJob?: { job?: { metadata?: string } } } }
  if (name !== 'startJobRequest') return null
  const metadata = parseJobMetadata(value?.runningJob?.job?.metadata ?? '')
  return metadata.ok ? { attemptId: metadata.value.attemptId, epoch: metadata.value.epoch } : null
}

/**
 * Sees every process the SDK forks, because the SDK gives no handle on them. A process that ends while it holds an attempt, or
 * before it could claim one, is reported within milliseconds; so is a job that the pool gives to a prepared process that has died, which
 * the pool does not notice. Call before the pool starts.
 */
export function watchJobs(onLost: (job: RunningJob) => void, { onWord, onExit }: Listeners = {}): JobProcesses {
  const children = new Set<ChildProcess>()
  const held = new Map<ChildProcess, RunningJob>()
  /** What was given to a process from which no word has come yet. */
  const given = new Map<ChildProcess, RunningJob>()

  const listenToPool = (child: ChildProcess): void => {
    const send = child.send.bind(child) as (...parts: unknown[]) => boolean
    child.send = (message: unknown, ...rest: unknown[]): boolean => {
      const job = jobGivenBy(message)
      if (!job || child.pid === undefined) return send(message, ...rest)
      const unstarted = { ...job, pid: child.pid, lastTickAt: performance.now() }
      if (children.has(child)) given.set(child, unstarted)
      else onLost(unstarted)
      return children.has(child) && send(message, ...rest)
    }
  }
  const hear = (child: ChildProcess, message: unknown): void => {
    const word = WordFromJob.safeParse(message)
    if (!word.success || child.pid === undefined) return
    if (word.data.candor !== 'noted') given.delete(child)
    onWord?.(word.data, child.pid)
    if (word.data.candor === 'left') held.delete(child)
    if (word.data.candor !== 'tick') return
    const { attemptId, epoch } = word.data
    held.set(child, { pid: child.pid, attemptId, epoch, lastTickAt: performance.now() })
  }
  diagnostics.subscribe('child_process', (published) => {
    const child = childOf(published)
    if (!child) return
    children.add(child)
    // Its channel is made after it was published; a command has none.
    child.once('spawn', () => child.channel && listenToPool(child))
    child.on('message', (message) => hear(child, message))
    child.once('exit', () => {
      const job = held.get(child) ?? given.get(child)
      held.delete(child)
      given.delete(child)
      children.delete(child)
      if (child.pid !== undefined) onExit?.(child.pid)
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
