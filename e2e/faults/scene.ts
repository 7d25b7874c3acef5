import type { Db } from '@candor/drizzle'
import { setTimeout as delay } from 'node:timers/promises'
import type { JoinAnswer } from '@candor/shared'
import { type Attempt, readAttempt, readInterview, type StoredItem } from '@candor/store'
import type { Person } from '../people/person.ts'
import { SyntheticCandidate } from '../people/synthetic-candidate.ts'
import { questionToAnswer, quietFor } from '../people/take-interview.ts'
import { waitFor } from '../people/wait-for.ts'
import type { WebDoor } from '../people/web-door.ts'
import { Attention } from './attention.ts'

const turnLimitMs = 60_000
const sendLimitMs = 30_000
/** The page asks its server so often whether the interview has ended, and so often tries to enter again. */
const askEveryMs = 3000
const rejoinEveryMs = 1000
/** Asked for the same question again, a candidate answers again after this much quiet, and after an answer waits as long for a reaction. */
const askedAgainMs = 4000
/** What was sent before a fault may still be played for so long. */
const tailMs = 300

/** What a scene needs of the stage it is played on. */
type SceneStage = {
  readonly db: Db
  readonly leases: () => Promise<
    readonly { readonly attemptId: string; readonly pid: number; readonly epoch: number }[]
  >
}

export type EntranceOptions = { readonly as?: () => Person }

/**
 * One interview with one candidate, who types so that a story does not hang on a recogniser, and listens all the time. The
 * microphone is open and silent: LiveKit tells of people without a track up to 3 s late. Behaves as the page does: after a disconnection that is not an end it asks the server and enters again with a new participant.
 */
export class Scene {
  readonly stage: SceneStage
  readonly door: WebDoor
  readonly interviewId: string
  readonly attention = new Attention()
  /** What the candidate said and the page showed as sent. */
  readonly said: string[] = []
  candidate: Person = new SyntheticCandidate()
  joined: JoinAnswer | null = null
  endShownAt: number | null = null
  rejoins = 0
  /** Every process that was seen to interview here. */
  readonly interviewers = new Set<number>()
  #answeredNumber: number | null = null
  #answeredAt = -Infinity
  #typed = 0
  #looking: NodeJS.Timeout | undefined
  #polling: NodeJS.Timeout | undefined

  constructor(stage: SceneStage, door: WebDoor, invite: { interviewId: string }) {
    this.stage = stage
    this.door = door
    this.interviewId = invite.interviewId
  }

  get attemptId(): string {
    if (!this.joined) throw new Error('nobody has entered yet')
    return this.joined.attemptId
  }

  get ended(): boolean {
    return this.endShownAt !== null
  }

  /** Joins as the page does: asks the web app, then enters the room with a new participant. */
  async enter({ as = () => new SyntheticCandidate() }: EntranceOptions = {}): Promise<void> {
    this.joined = await this.door.join()
    const candidate = as()
    this.candidate = candidate
    this.endShownAt = null
    candidate.on('disconnected', () => {
      if (this.candidate === candidate && this.attention.here) void this.#onDisconnected()
    })
    await candidate.enter(this.joined)
    this.attention.here = true
    this.#looking ??= setInterval(() => this.#look(), 20)
    this.#polling ??= setInterval(() => void this.#askForEnd(), askEveryMs)
  }

  /** Comes back as a reloaded page does. Returns the moment the page was there. */
  async comeBack(options?: EntranceOptions): Promise<number> {
    const at = performance.now()
    await this.enter(options)
    return at
  }

  /** Waits until a question stands, or the end is shown. */
  hearQuestion(number: number): Promise<void> {
    return waitFor(
      `question ${number} to be asked (${this.describe()})`,
      turnLimitMs,
      () => this.ended || questionToAnswer(this.candidate) === number,
    )
  }

  /** Says something in writing, again where it could not be sent: what counts as said is what was sent. */
  async type(text?: string): Promise<string> {
    const until = performance.now() + sendLimitMs
    for (;;) {
      this.#typed += 1
      const words = text ?? `This is answer ${this.#typed} of ${this.interviewId}.`
      try {
        await this.candidate.type(words)
        this.said.push(words)
        this.attention.sign()
        return words
      } catch (error) {
        if (performance.now() > until || this.ended) throw error
        await delay(200)
      }
    }
  }

  /** Answers the open question in writing. */
  async answer(text?: string): Promise<void> {
    this.#answeredNumber = this.candidate.phase?.question?.number ?? null
    await this.type(text)
    this.#answeredAt = performance.now()
  }

  /** Answers whatever is asked until `until` holds or the end is shown. */
  async converse(until: () => boolean, limitMs = 120_000): Promise<void> {
    const stopAt = performance.now() + limitMs
    while (!until() && !this.ended) {
      const number = questionToAnswer(this.candidate)
      const quietMs = Math.min(quietFor(this.candidate), performance.now() - this.#answeredAt)
      const again = number === this.#answeredNumber && quietMs > askedAgainMs
      if (number !== null && (number !== this.#answeredNumber || again)) await this.answer()
      if (performance.now() > stopAt) throw new Error(`the conversation did not go on (${this.describe()})`)
      await delay(20)
    }
  }

  /** Answers what is still open until the end is shown and the row has ended. */
  async finish(): Promise<Attempt> {
    await this.converse(() => false)
    return this.untilEnded()
  }

  /** Answers once more, hears the interviewer go on, and ends by the page's button: a short way to show that the talk works. */
  async wrapUp(): Promise<Attempt> {
    const before = this.said.length
    await this.converse(() => this.said.length > before && questionToAnswer(this.candidate) !== this.#answeredNumber)
    await this.pressLeave()
    return this.untilEnded()
  }

  async pressLeave(): Promise<void> {
    await this.door.leave(this.attemptId)
    await this.leave()
  }

  async attempt(): Promise<Attempt> {
    const found = await readAttempt(this.stage.db, { attemptId: this.attemptId })
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }

  /** The process that interviews now. */
  async interviewer(): Promise<{ pid: number; epoch: number }> {
    const held = (await this.stage.leases()).find(({ attemptId }) => attemptId === this.attemptId)
    if (!held) throw new Error('nobody holds the attempt')
    this.interviewers.add(held.pid)
    return { pid: held.pid, epoch: held.epoch }
  }

  /** Waits until another interviewer than this one has claimed the attempt. */
  async successorOf(epoch: number, limitMs = 30_000): Promise<{ pid: number; epoch: number }> {
    await waitFor('a successor', limitMs, async () => (await this.attempt()).epoch > epoch)
    return this.interviewer()
  }

  /** Waits until the interviewer is heard after coming back at a moment; returns how long that took. What was left of an earlier sentence does not count. */
  async heardAfterReturn(backAt: number): Promise<number> {
    const enteredAt = performance.now()
    await this.heardAfter(enteredAt + tailMs)
    return (this.candidate.ear.lastSoundAt() ?? 0) - backAt
  }

  /** Waits until the interviewer is heard after a moment; returns how long after it. */
  async heardAfter(since: number, limitMs = turnLimitMs): Promise<number> {
    const sound = (): number => this.candidate.ear.lastSoundAt() ?? 0
    await waitFor(`the interviewer to be heard again (${this.describe()})`, limitMs, () => sound() > since)
    return sound() - since
  }

  /** Waits until the row says that it is over; returns it. */
  async untilEnded(limitMs = 30_000): Promise<Attempt> {
    await waitFor('the attempt to end', limitMs, async () => (await this.attempt()).state === 'ended')
    return this.attempt()
  }

  untilEndShown(limitMs = turnLimitMs): Promise<void> {
    return waitFor(`the end to be shown (${this.describe()})`, limitMs, () => this.ended)
  }

  /** Everything said in all attempts of the interview. */
  async items(): Promise<StoredItem[]> {
    const reading = await readInterview(this.stage.db, { interviewId: this.interviewId })
    if (!reading.ok) throw new Error(reading.refusal)
    return reading.value.attempts.flatMap(({ items }) => items)
  }

  /** What the candidate said that is not, or more than once, in the transcript. */
  async words(): Promise<{ lost: string[]; doubled: string[] }> {
    const kept = (await this.items()).map(({ text }) => text)
    const count = (list: readonly string[], text: string) => list.filter((one) => one === text).length
    const different = [...new Set(this.said)]
    return {
      lost: different.filter((text) => count(kept, text) < count(this.said, text)),
      doubled: different.filter((text) => count(kept, text) > count(this.said, text)),
    }
  }

  /** Leaves as a closed or reloaded page does. */
  async leave(): Promise<void> {
    this.attention.here = false
    await this.candidate.leave()
  }

  async close(): Promise<void> {
    clearInterval(this.#looking)
    clearInterval(this.#polling)
    await this.leave().catch(() => {})
  }

  describe(): string {
    const { phase, interviewerState } = this.candidate
    const asked = phase ? `${phase.phase} ${phase.question?.number ?? '-'}` : 'nothing asked'
    return `${this.joined?.attemptId ?? 'not entered'}, ${asked}, interviewer ${interviewerState}, quiet ${Math.round(quietFor(this.candidate))} ms`
  }

  #look(): void {
    if (this.candidate.ending?.by === 'message') this.#showEnd()
    const ownTurn = questionToAnswer(this.candidate) !== null
    this.attention.look(this.candidate.ear.lastSoundAt(), ownTurn)
  }

  #showEnd(): void {
    this.endShownAt ??= performance.now()
    this.attention.here = false
  }

  /** The page's own look: an end shows whatever the room says. */
  async #askForEnd(): Promise<boolean> {
    if (!this.attention.here) return true
    const answer = await this.door.attempt().catch(() => null)
    if (answer?.attemptId !== this.joined?.attemptId || answer?.state !== 'ended') return false
    this.#showEnd()
    return true
  }

  async #onDisconnected(): Promise<void> {
    while (this.attention.here && !(await this.#askForEnd())) {
      try {
        this.rejoins += 1
        return await this.enter()
      } catch {
        await delay(rejoinEveryMs)
      }
    }
  }
}
