import type { Timeline } from './timeline.ts'

/**
 * A process of the simulation. Killed, nothing of it happens any more; frozen, everything due waits and happens in order when it wakes,
 * which is what SIGSTOP and SIGCONT do, and without a waking what an endless loop does.
 */
export type Process = {
  readonly pid: number
  alive: boolean
  frozen: boolean
  readonly held: (() => void)[]
  /** Told once when the process has ended, however it ended. */
  onExit: () => void
}

export function newProcess(pid: number): Process {
  return { pid, alive: true, frozen: false, held: [], onExit: () => {} }
}

/** Runs something inside a process: now, after it wakes, or never. */
export function inside(process: Process, run: () => void): void {
  if (!process.alive) return
  if (process.frozen) process.held.push(run)
  else run()
}

export function kill(process: Process): void {
  if (!process.alive) return
  process.alive = false
  process.held.length = 0
  process.onExit()
}

export function freeze(process: Process): void {
  process.frozen = true
}

/** Wakes a frozen process: what it missed happens at once, step by step. */
export function wake(process: Process, time: Timeline): void {
  if (!process.frozen) return
  process.frozen = false
  for (const run of process.held.splice(0)) time.after(0, () => inside(process, run))
}
