import { lease } from '@candor/drizzle'
import type { JoinAnswer } from '@candor/shared'
import { type Attempt, readAttempt, readInterview } from '@candor/store'
import { SyntheticCandidate } from '../people/synthetic-candidate.ts'
import { waitForQuestion } from '../people/take-interview.ts'
import { waitFor } from '../people/wait-for.ts'
import type { WebDoor } from '../people/web-door.ts'
import type { FaultStage } from './stage.ts'

const turnLimitMs = 45_000

/** One interview with one candidate, who types so that a story does not hang on a recogniser, and listens all the time. */
export class Scene {
  readonly stage: FaultStage
  readonly door: WebDoor
  readonly interviewId: string
  /** What the candidate said and the page showed as sent. */
  readonly said: string[] = []
  candidate = new SyntheticCandidate()
  joined: JoinAnswer | null = null

  constructor(stage: FaultStage, door: WebDoor, invite: { interviewId: string }) {
    this.stage = stage
    this.door = door
    this.interviewId = invite.interviewId
  }

  get attemptId(): string {
    if (!this.joined) throw new Error('nobody has entered yet')
    return this.joined.attemptId
  }

  /** Joins as the page does: asks the web app, then enters the room with a new participant. */
  async enter(): Promise<void> {
    this.joined = await this.door.join()
    await this.candidate.enter(this.joined, { silent: true })
  }

  /** Comes back as a reloaded page does. */
  async comeBack(): Promise<void> {
    this.candidate = new SyntheticCandidate()
    await this.enter()
  }

  hearQuestion(number: number): Promise<void> {
    return waitForQuestion(this.candidate, number)
  }

  /** Answers the open question in writing. */
  async answer(): Promise<void> {
    const text = `This is answer ${this.said.length + 1} of ${this.interviewId}.`
    await this.candidate.type(text)
    this.said.push(text)
  }

  async attempt(): Promise<Attempt> {
    const found = await readAttempt(this.stage.db, { attemptId: this.attemptId })
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }

  /** The process that interviews now. */
  async interviewer(): Promise<{ pid: number; epoch: number }> {
    const held = (await this.stage.db.select().from(lease)).find(({ attemptId }) => attemptId === this.attemptId)
    if (!held) throw new Error('nobody holds the attempt')
    return { pid: held.pid, epoch: held.epoch }
  }

  /** Waits until the interviewer is heard after a moment; returns how long after it. */
  async heardAfter(since: number, limitMs = 60_000): Promise<number> {
    await waitFor('the interviewer to be heard again', limitMs, () => (this.candidate.ear.lastSoundAt() ?? 0) > since)
    return (this.candidate.ear.lastSoundAt() ?? since) - since
  }

  /** Answers what is still open until the goodbye, and waits until the attempt has ended. */
  async finish(): Promise<void> {
    for (let number = this.candidate.phase?.question?.number ?? 1; ; number += 1) {
      await this.hearQuestion(number)
      if (this.candidate.ending) break
      await this.answer()
      if (number === this.candidate.phase?.question?.of) break
    }
    await waitFor('the end of the interview', turnLimitMs, () => this.candidate.ending !== null)
    await this.ended()
  }

  /** Waits until the row says that it is over; returns it. */
  async ended(limitMs = 30_000): Promise<Attempt> {
    await waitFor('the attempt to end', limitMs, async () => (await this.attempt()).state === 'ended')
    return this.attempt()
  }

  /** What the candidate said that is not, or more than once, in the transcript. */
  async words(): Promise<{ lost: string[]; doubled: string[] }> {
    const reading = await readInterview(this.stage.db, { interviewId: this.interviewId })
    if (!reading.ok) throw new Error(reading.refusal)
    const kept = reading.value.attempts.flatMap(({ items }) => items.map(({ text }) => text))
    const times = (text: string) => kept.filter((one) => one === text).length
    return { lost: this.said.filter((text) => times(text) === 0), doubled: this.said.filter((text) => times(text) > 1) }
  }

  async leave(): Promise<void> {
    await this.candidate.leave()
  }
}
