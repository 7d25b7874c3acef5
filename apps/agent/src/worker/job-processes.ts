import type { ChildProcess } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'

/** What the worker tells a job. The SDK's own messages have a `case`; ours have `candor`. */
export type WordToJob = { readonly candor: 'stop_now' }

export type JobProcesses = { readonly tellAll: (word: WordToJob) => void }

function childOf(published: unknown): ChildProcess | null {
  return published !== null && typeof published === 'object' && 'process' in published
    ? (published.process as ChildProcess)
    : null
}

/** Sees every process the SDK forks, because the SDK gives no handle on them. Call before the pool starts. */
export function watchJobs(): JobProcesses {
  const children = new Set<ChildProcess>()
  diagnostics.subscribe('child_process', (published) => {
    const child = childOf(published)
    if (!child) return
    children.add(child)
    child.once('exit', () => children.delete(child))
  })
  return {
    tellAll: (word) => {
      for (const child of children) if (child.connected) child.send(word)
    },
  }
}
