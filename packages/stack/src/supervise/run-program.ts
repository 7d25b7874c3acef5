import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { guardGroup, unguardGroup } from './guard.ts'
import { lastLines, openLog, rotateLog } from './log-file.ts'
import { StackProblem } from '../problem.ts'
import { signalGroup } from './process-identity.ts'

export type Run = {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Record<string, string>
  logFile: string
  limitMs: number
  signal?: AbortSignal | undefined
}

/**
 * Runs a program to its end with its output in a log; when it is aborted or takes longer than `limitMs`, its whole
 * process group is killed.
 *
 * @throws StackProblem `program-failed` with the last lines of its log; the signal's reason when aborted.
 */
export async function runProgram(run: Run): Promise<void> {
  const deadline = AbortSignal.timeout(run.limitMs)
  const signal = run.signal ? AbortSignal.any([run.signal, deadline]) : deadline
  signal.throwIfAborted()
  rotateLog(run.logFile)
  const log = openLog(run.logFile)
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: run.env,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const { pid } = child
  const kill = () => {
    if (pid !== undefined) signalGroup(pid, 'SIGKILL')
  }
  if (pid !== undefined) guardGroup({ pid, signal: 'SIGTERM', limitMs: 0, order: 9 })
  signal.addEventListener('abort', kill, { once: true })
  const how = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`))
    child.once('exit', (code, by) => resolve(code === 0 ? undefined : `ended with ${by ?? `code ${code}`}`))
  })
  signal.removeEventListener('abort', kill)
  if (pid !== undefined) unguardGroup(pid)
  run.signal?.throwIfAborted()
  if (how === undefined) return
  const tail = lastLines(run.logFile, 12).map((line) => `\n  | ${line}`)
  const late = deadline.aborted ? `took longer than ${run.limitMs / 1000} s` : how
  throw new StackProblem('program-failed', `${run.name} ${late}. Log: ${run.logFile}${tail.join('')}`)
}
