import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { backOff } from './back-off.ts'
import { guardGroup, unguardGroup } from './guard.ts'
import { lastLines, openLog, rotateLog } from './log-file.ts'
import { removePidFile, stopLeftover, writePidFile } from './pid-file.ts'
import { StackProblem } from '../problem.ts'
import { signalGroup, signalProcess } from './process-identity.ts'
import { waitUntil } from './wait-until.ts'

export type PartPlan = {
  name: string
  command: string
  args: string[]
  cwd?: string
  env: Record<string, string>
  uid?: number
  gid?: number
  logFile: string
  pidFile: string
  /** When the part counts as up. `what` is a clause: "PostgreSQL answers on port 54329". */
  ready: { what: string; limitMs: number; check: (signal: AbortSignal) => Promise<boolean> }
  /** How it is asked to leave, and how long it may take before its group is killed. */
  stop: { signal: NodeJS.Signals; limitMs: number }
  /** What a crashed life started goes on beside the next one: interviews outlive their worker. */
  outlives?: boolean
  /** Parts with a higher order stop first. */
  order: number
  /** One line for people: the part fell and is started again. */
  say?: ((line: string) => void) | undefined
}

/**
 * One supervised process. It is wanted or not; while it is wanted, an exit that nobody asked for is followed by a
 * restart after a pause (back-off.ts) until it is given up. Every life has a process group of its own: the terminal's
 * Ctrl-C does not reach it, and what it leaves behind can be ended as a whole: after a crash at once, or with
 * `outlives` only by `stop`.
 */
export class Part {
  readonly name: string
  readonly logFile: string
  /** Resolves once the part will not come back by itself: null when it was stopped, the problem when it was given up. */
  readonly stopped: Promise<StackProblem | null>

  readonly #plan: PartPlan
  readonly #groups = new Set<number>()
  readonly #failures: number[] = []
  #settle: (end: StackProblem | null) => void = () => undefined
  #child: ChildProcess | undefined
  #exit: Promise<string> = Promise.resolve('')
  #wanted = new AbortController()
  #forgiven = false
  #up: Promise<void> = Promise.resolve()

  constructor(plan: PartPlan) {
    this.name = plan.name
    this.logFile = plan.logFile
    this.#plan = plan
    this.stopped = new Promise((resolve) => {
      this.#settle = resolve
    })
    rotateLog(plan.logFile)
  }

  /** The process of the present life, undefined between two lives. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Starts the part and waits until it is ready. Throws StackProblem when it exits before or takes too long. */
  async start(): Promise<void> {
    if (this.#child !== undefined) return this.#up
    this.#wanted = new AbortController()
    this.#up = this.#live()
    return this.#up
  }

  /** Resolves when the part is ready, also after a fall and the restarts that follow it. */
  ready(): Promise<void> {
    return this.#up
  }

  /** Asks it to leave, waits its limit, then kills its group. It does not come back until `start`. */
  async stop(): Promise<void> {
    this.#wanted.abort()
    const { signal, limitMs } = this.#plan.stop
    if (this.pid !== undefined) {
      signalProcess(this.pid, signal)
      await Promise.race([this.#exit, delay(limitMs, undefined, { ref: false })])
    }
    this.#killGroups()
    await this.#exit
    removePidFile(this.#plan.pidFile)
    this.#settle(null)
  }

  /** Kills everything of this part at once. */
  killNow(): void {
    this.#wanted.abort()
    this.#killGroups()
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** A fault on purpose: the process gets `signal` and, if it dies of it, comes back as after a crash (uncounted). */
  kill(signal: NodeJS.Signals): void {
    this.#forgiven = true
    if (this.pid !== undefined) signalProcess(this.pid, signal)
  }

  async #live(): Promise<void> {
    const { pidFile, stop, ready } = this.#plan
    await stopLeftover(pidFile, stop.signal, stop.limitMs)
    const exited = new AbortController()
    this.#exit = this.#spawn()
    void this.#exit.then((how) => exited.abort(new StackProblem('part-exited', how)))
    try {
      const signal = AbortSignal.any([exited.signal, this.#wanted.signal])
      await waitUntil({ what: ready.what, limitMs: ready.limitMs, signal }, ready.check)
    } catch (error) {
      this.#killGroups()
      await this.#exit
      throw this.#wanted.signal.aborted ? new StackProblem('stopped', `${this.name} was stopped.`) : this.#name(error)
    }
    void this.#exit.then((how) => this.#fallen(how))
  }

  #spawn(): Promise<string> {
    const { command, args, cwd, env, uid, gid, logFile, pidFile, stop, order } = this.#plan
    const log = openLog(logFile)
    const child = spawn(command, args, { cwd, env, uid, gid, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    this.#child = child
    if (child.pid !== undefined) {
      this.#groups.add(child.pid)
      guardGroup({ pid: child.pid, signal: stop.signal, limitMs: stop.limitMs, order })
      writePidFile(pidFile, child.pid)
    }
    return new Promise((resolve) => {
      const end = (how: string) => {
        if (this.#child === child) this.#child = undefined
        this.#dropEmptyGroups()
        resolve(how)
      }
      child.once('error', (error) => end(`could not be started: ${error.message}`))
      child.once('exit', (code, signal) => end(signal === null ? `exited with code ${code}` : `was ended by ${signal}`))
    })
  }

  #fallen(how: string): void {
    if (this.#wanted.signal.aborted) return
    if (!this.#plan.outlives) this.#killGroups()
    this.#up = this.#comeBack(how)
    // Whoever waits for `ready` sees the error; nobody has to wait.
    this.#up.catch(() => undefined)
  }

  async #comeBack(firstFall: string): Promise<void> {
    const signal = this.#wanted.signal
    for (let how = firstFall; ;) {
      if (!this.#forgiven) this.#failures.push(Date.now())
      this.#forgiven = false
      const pause = backOff(this.#failures, Date.now())
      if (pause === 'give-up') throw this.#giveUp(how)
      this.#plan.say?.(`${this.name} ${how}; starting it again in ${pause} ms`)
      await delay(pause, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) throw new StackProblem('stopped', `${this.name} was stopped.`)
      try {
        return await this.#live()
      } catch (error) {
        if (signal.aborted) throw error
        how = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      }
    }
  }

  #giveUp(how: string): StackProblem {
    this.#wanted.abort()
    this.#killGroups()
    const problem = this.#name(new StackProblem('part-gave-up', `${how}, five times within a minute`))
    this.#settle(problem)
    return problem
  }

  #name(error: unknown): StackProblem {
    const what = error instanceof Error ? error.message : String(error)
    const code = error instanceof StackProblem ? error.code : 'part-failed'
    const lines = lastLines(this.logFile).map((line) => `  | ${line}`)
    const tail = lines.length > 0 ? `; its last lines:\n${lines.join('\n')}` : ''
    return new StackProblem(code, `${this.name}: ${what}\nLog: ${this.logFile}${tail}`, { cause: error })
  }

  #killGroups(): void {
    for (const group of this.#groups) signalGroup(group, 'SIGKILL')
    this.#dropEmptyGroups()
  }

  #dropEmptyGroups(): void {
    for (const group of this.#groups) {
      if (signalGroup(group, 0)) continue
      this.#groups.delete(group)
      unguardGroup(group)
    }
  }
}

/** Is told of a part before it starts, so that it can be stopped whatever happens meanwhile. */
export type Register = (part: Part) => void

/** Starts a supervised part and waits until it is ready. Throws StackProblem with its log's last lines. */
export async function startPart(plan: PartPlan, register?: Register): Promise<Part> {
  const part = new Part(plan)
  register?.(part)
  await part.start()
  return part
}
