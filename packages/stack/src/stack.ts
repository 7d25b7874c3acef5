import { join } from 'node:path'
import type { Addresses, StackSummary } from './addresses.ts'
import { keepAddresses } from './running-addresses.ts'
import type { Part } from './supervise/part.ts'
import { StackProblem } from './problem.ts'
import type { Lock } from './supervise/take-lock.ts'

/** A running stack: its addresses, its parts by name (`postgres`, `livekit`, `voice`, `agent`, `agent-2`, `web`). */
export class Stack {
  readonly dataDir: string
  readonly parts: Record<string, Part> = {}
  /** Resolves with the first part that was given up after too many crashes. */
  readonly failed: Promise<StackProblem>
  addresses!: Addresses

  readonly #lock: Lock
  readonly #endings: (() => void)[] = []
  #fail: (problem: StackProblem) => void = () => undefined
  #stopping: Promise<void> | undefined

  constructor(dataDir: string, lock: Lock) {
    this.dataDir = dataDir
    this.#lock = lock
    this.failed = new Promise((resolve) => {
      this.#fail = resolve
    })
  }

  /** Takes a part in before it starts. Throws once the stack is being stopped: nothing may start behind its back. */
  register(part: Part): void {
    if (this.#stopping !== undefined) throw new StackProblem('stopped', `${part.name} was not started any more.`)
    this.parts[part.name] = part
    void part.stopped.then((problem) => problem && this.#fail(problem))
  }

  /** Something that ends with the stack: a watch on source files. */
  atStop(end: () => void): void {
    this.#endings.push(end)
  }

  /**
   * Tells the next `npm start` in this folder, and whoever looks for a running stack, where this one is.
   */
  announce(summary: StackSummary): void {
    keepAddresses(this.dataDir, this.addresses)
    this.#lock.describe(summary)
  }

  get logs(): string {
    return join(this.dataDir, 'logs')
  }

  /**
   * Stops all parts, at most 15 s: the workers first, because ending an interview takes everybody else; PostgreSQL
   * last, because words may still be on their way to it. A part that fails to stop does not keep the next from it.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopInOrder()
    return this.#stopping
  }

  /** Kills every part at once. */
  killNow(): void {
    for (const part of Object.values(this.parts)) part.killNow()
    this.#lock.release()
  }

  async #stopInOrder(): Promise<void> {
    for (const end of this.#endings) end()
    const parts = Object.values(this.parts)
    const workers = parts.filter((part) => part.name.startsWith('agent'))
    const last = parts.filter((part) => part.name === 'postgres')
    const others = parts.filter((part) => !workers.includes(part) && !last.includes(part))
    for (const group of [workers, others, last]) await Promise.allSettled(group.map((part) => part.stop()))
    this.#lock.release()
  }
}
