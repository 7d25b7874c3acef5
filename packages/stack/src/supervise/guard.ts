import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Ward = { pid: number; signal: NodeJS.Signals; limitMs: number; order: number }

let guardian: ChildProcess | undefined

/**
 * One small process per supervisor, in a session of its own, that learns of the supervisor's death by the end of its
 * standard input (also after SIGKILL, when no handler runs) and then stops every part it was told about.
 */
function guard(): ChildProcess {
  if (guardian !== undefined && guardian.exitCode === null && guardian.signalCode === null) return guardian
  const started = spawn(process.execPath, [fileURLToPath(new URL('./guard-process.ts', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  })
  started.on('error', () => undefined)
  started.stdin.on('error', () => undefined)
  started.unref()
  if ('unref' in started.stdin && typeof started.stdin.unref === 'function') started.stdin.unref()
  guardian = started
  return started
}

/** Has the process group of `ward` stopped when this process dies without stopping it itself. Highest order first. */
export function guardGroup(ward: Ward): void {
  guard().stdin?.write(`${JSON.stringify({ watch: ward })}\n`)
}

/** The group is gone or no longer ours. */
export function unguardGroup(pid: number): void {
  guardian?.stdin?.write(`${JSON.stringify({ forget: pid })}\n`)
}
