import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkoutRoot, readEnvironment } from '@candor/stack'

export type BareWorker = { readonly pid: number | undefined; readonly stop: () => Promise<void> }

const program = fileURLToPath(new URL('./bare-agent/main.ts', import.meta.url))

/** Starts the bare agent's worker with its log in `folder`; it is not registered yet. */
export function startBareWorker(folder: string, settings: Record<string, string>): BareWorker {
  const { base } = readEnvironment({ ...process.env, LIVEKIT_URL: '', DATABASE_URL: '' })
  mkdirSync(folder, { recursive: true })
  const log = openSync(join(folder, 'worker.log'), 'a')
  const child = spawn(process.execPath, [program], {
    cwd: checkoutRoot,
    env: { ...base, NODE_ENV: 'production', ...settings },
    // A group of its own, so that what it leaves behind can be ended with it; the channel tells it of our death.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  child.once('error', () => undefined)
  return { pid: child.pid, stop: () => endGroup(child) }
}

/** Ends a worker with all its processes at once: there is nothing of it to keep. */
async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    return
  }
  if (child.exitCode === null && child.signalCode === null) await gone
}
