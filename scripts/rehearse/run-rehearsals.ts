import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { checkoutRoot, StackProblem } from '@candor/stack'
import type { Rehearsal } from './rehearsal.ts'

type Wish = {
  readonly templateId: string
  readonly candidates: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly onRehearsal: (rehearsal: Rehearsal) => void
  readonly limitMs: number
  readonly signal: AbortSignal
}

/**
 * Runs the interviewer's own process for rehearsals and hands on each one as it is done.
 * @throws StackProblem with its words where it could not, was interrupted, or took too long.
 */
export async function runRehearsals(wish: Wish): Promise<void> {
  const { templateId, candidates, environment, onRehearsal, limitMs } = wish
  const limit = AbortSignal.timeout(limitMs)
  const child = spawn(process.execPath, ['apps/agent/src/rehearse.ts', templateId, ...candidates], {
    cwd: checkoutRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([limit, wish.signal]),
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  createInterface({ input: child.stdout }).on('line', (line) => {
    // A library may write a line of its own.
    if (line.startsWith('{')) onRehearsal(JSON.parse(line) as Rehearsal)
  })
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null))
    child.once('close', done)
  })
  if (code === 0) return
  if (limit.aborted)
    throw new StackProblem('too-long', `The rehearsals were not done within ${limitMs / 60_000} minutes.`)
  throw new StackProblem('rehearsal', said.trim() || 'The rehearsals ended before they were done.')
}
