import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type InterviewPhase, within } from '@candor/shared'
import type { WordFromCandidate, WordToCandidate } from './candidate-words.ts'
import type { Person } from './person.ts'
import type { CandidateEvents, Ending, Entrance, Line } from './synthetic-candidate.ts'

const program = fileURLToPath(new URL('./candidate-process.ts', import.meta.url))
const wordLimitMs = 20_000

type Wish = WordToCandidate extends infer Word ? (Word extends { id: number } ? Omit<Word, 'id'> : never) : never

/** A candidate in a process of its own: `freeze` and `thaw` are a network that goes away and comes back. */
export class SeparateCandidate extends EventEmitter<CandidateEvents> implements Person {
  readonly lines: Line[] = []
  readonly ear = { lastSoundAt: (): number | null => this.#lastSoundAt }
  phase: InterviewPhase | null = null
  interviewerState = 'absent'
  ending: Ending | null = null
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (error: string | null) => void>()
  #words = 0
  #lastSoundAt: number | null = null

  constructor() {
    super()
    this.#child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#child.on('message', (word) => this.#hear(word as WordFromCandidate))
    // A word that does not reach it any more is answered by its exit.
    this.#child.on('error', () => {})
    this.#child.once('exit', () => {
      for (const answer of this.#waiting.values()) answer('the candidate is gone')
    })
  }

  freeze(): void {
    this.#child.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child.kill('SIGCONT')
  }

  async enter(entrance: Entrance): Promise<void> {
    await this.#ask({ do: 'enter', entrance })
  }

  async type(text: string): Promise<void> {
    await this.#ask({ do: 'type', text })
  }

  say(): Promise<number> {
    return Promise.reject(new Error('this candidate has no microphone'))
  }

  async leave(): Promise<void> {
    this.thaw()
    await this.#ask({ do: 'leave' }).catch(() => {})
    this.#child.kill('SIGKILL')
  }

  async #ask(wish: Wish): Promise<void> {
    this.#words += 1
    const id = this.#words
    if (!this.#child.connected) throw new Error('the candidate is gone')
    const answer = Promise.withResolvers<void>()
    this.#waiting.set(id, (error) => (error === null ? answer.resolve() : answer.reject(new Error(error))))
    try {
      this.#child.send({ ...wish, id })
      await within(wordLimitMs, `candidate: ${wish.do}`, () => answer.promise)
    } finally {
      this.#waiting.delete(id)
    }
  }

  #hear(word: WordFromCandidate): void {
    const here = (at: number): number => at - performance.timeOrigin
    switch (word.tell) {
      case 'done':
        return this.#waiting.get(word.id)?.(word.error)
      case 'line': {
        const line = { ...word.line, at: here(word.line.at) }
        this.lines.push(line)
        return void this.emit('line', line)
      }
      case 'phase':
        this.phase = word.phase
        return void this.emit('phase', word.phase)
      case 'state':
        this.interviewerState = word.state
        return void this.emit('state', word.state)
      case 'ending':
        this.ending = { ...word.ending, at: here(word.ending.at) }
        return void this.emit('ending', this.ending)
      case 'disconnected':
        return void this.emit('disconnected', here(word.at))
      case 'sound':
        this.#lastSoundAt = here(word.at)
    }
  }
}
