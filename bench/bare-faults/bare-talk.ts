import { setTimeout as delay } from 'node:timers/promises'
import { type Entrance, SyntheticCandidate } from '../../e2e/people/synthetic-candidate.ts'
import { waitFor } from '../../e2e/people/wait-for.ts'
import type { BareParts } from '../bare.ts'
import { processTree } from '../process-tree.ts'
import type { TalkingServices } from './talking-services.ts'

/** A candidate who hears nothing and sees no end for so long is stuck. */
const stuckMs = 60_000
/** What was sent before a fault may still be played for so long. */
const tailMs = 300
const turnLimitMs = 30_000
const quietMs = 700

/** What a fault came to on the bare side. */
export type BareOutcome = {
  /** Until the agent was heard again; null where it never was. */
  readonly againMs: number | null
  /** In the room for over 60 s with nothing heard and no end. */
  readonly stuck: boolean
  /** Until the candidate was thrown out; null where that did not happen. */
  readonly disconnectedMs: number | null
  /** Of the answers given before the fault, those that the model was not told of by its last request after it. */
  readonly itemsLost: number
  readonly said: number
}

/** One conversation with the bare agent, of a candidate who types; faults happen while a question stands. */
export class BareTalk {
  readonly parts: BareParts
  readonly services: TalkingServices
  readonly said: string[] = []
  candidate = new SyntheticCandidate()
  #entrance: Entrance | null = null
  room = ''

  constructor(parts: BareParts, services: TalkingServices) {
    this.parts = parts
    this.services = services
  }

  async enter(): Promise<void> {
    if (!this.#entrance) {
      const { room, entrance } = await this.parts.invite()
      this.room = room
      this.#entrance = entrance
    }
    this.candidate = new SyntheticCandidate()
    await this.candidate.enter(this.#entrance)
  }

  /** Hears the greeting and gives one answer; the next question stands. */
  async underWay(): Promise<void> {
    await this.enter()
    await this.ownTurn()
    await this.answer()
    await this.ownTurn()
  }

  get heardAt(): number {
    return this.candidate.ear.lastSoundAt() ?? 0
  }

  async ownTurn(): Promise<void> {
    const { candidate } = this
    const heard = () => candidate.ear.lastSoundAt() ?? Number.POSITIVE_INFINITY
    await waitFor('the bare agent to have asked', turnLimitMs, () => performance.now() - heard() > quietMs)
  }

  /** Says something in writing and waits until the agent speaks. */
  async answer(): Promise<void> {
    const at = performance.now()
    await this.type()
    await waitFor('the bare agent to go on', turnLimitMs, () => this.heardAt > at)
  }

  async type(): Promise<void> {
    const text = `This is answer ${this.said.length + 1} in ${this.room}.`
    await this.candidate.type(text)
    this.said.push(text)
  }

  /** The process that talks: of the worker's job processes the one that holds most processor time is the one with the session. */
  jobPid(): number {
    const jobs = processTree(this.parts.worker.pid ?? 0).filter(({ command }) => command.includes('job_proc'))
    const [busiest] = jobs.toSorted((left, right) => right.cpuMs - left.cpuMs)
    if (!busiest) throw new Error('the bare worker has no job process')
    return busiest.pid
  }

  /** Watches for what follows a fault: a candidate who is there tries to go on by answering once. */
  async aftermath(struckAt: number, { answers = true }: { answers?: boolean } = {}): Promise<BareOutcome> {
    const before = [...this.said]
    const { candidate } = this
    const heardAgain = (): boolean => this.heardAt > struckAt + tailMs
    const gone = (): boolean => candidate.disconnectedAt !== null
    if (answers && !heardAgain() && !gone()) {
      await delay(tailMs)
      await this.type().catch(() => {})
    }
    await waitFor('', stuckMs, () => heardAgain() || gone()).catch(() => {})
    const againMs = heardAgain() ? this.heardAt - struckAt : null
    const known = this.services.toldSince(struckAt)
    return {
      againMs,
      stuck: againMs === null && !gone(),
      disconnectedMs: candidate.disconnectedAt === null ? null : candidate.disconnectedAt - struckAt,
      itemsLost: before.filter((text) => !known.includes(text)).length,
      said: before.length,
    }
  }

  async close(): Promise<void> {
    await this.candidate.leave().catch(() => {})
  }
}
