import { join, resolve } from 'node:path'
import { readLivingPid } from './supervise/pid-file.ts'
import type { StackSummary } from './addresses.ts'

/** The stack that runs from a data folder and is ready, or undefined. */
export function readRunningStack(dataDir: string): (StackSummary & { pid: number }) | undefined {
  const record = readLivingPid(join(resolve(dataDir), 'run', 'stack.lock'))
  if (record === undefined) return undefined
  const text = (name: keyof StackSummary) => (typeof record[name] === 'string' ? record[name] : undefined)
  const [web, candidateUrl, recruiterUrl] = [text('web'), text('candidateUrl'), text('recruiterUrl')]
  const [database, livekit, logs] = [text('database'), text('livekit'), text('logs')]
  if (!web || !candidateUrl || !recruiterUrl || !database || !livekit || !logs) return undefined
  return { pid: record.pid, web, candidateUrl, recruiterUrl, database, livekit, logs }
}
