import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db, lease, template, templateVersion } from '@candor/drizzle'
import { type LiveKit, liveKitFrom, roomPrefix } from '@candor/rooms'
import { Plan } from '@candor/shared'
import { type Addresses, readEnvironment, type Stack, type StackOptions, startStack, type StepReporter } from '@candor/stack'
import { createInvite, readInstallation } from '@candor/store'
import { openWebDoor } from '../people/web-door.ts'
import { waitFor } from '../people/wait-for.ts'
import { Scene } from './scene.ts'

/** Clocks that are shorter than in service, so that a story does not take minutes. They are printed with every run. */
export const clocks = { RECONNECT_WINDOW: '15' }

const templateId = 'tpl_faultstage'
const plan = Plan.parse({
  v: 1,
  role: 'Tester',
  company: 'Candor',
  interviewerName: 'Alex',
  questions: ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => ({ id: word, text: `This is question ${word}. What do you say?` })),
  limits: { maxLengthMs: 600_000 },
})

/** A whole stack to break, with everything a story needs to look at it. */
export class FaultStage {
  readonly stack: Stack
  readonly db: Db
  readonly livekit: LiveKit
  readonly #dataDir: string
  readonly #close: () => Promise<void>

  private constructor(stack: Stack, dataDir: string) {
    const { db, close } = connect(stack.addresses.database, { max: 5, name: 'candor-faults' })
    this.stack = stack
    this.db = db
    this.livekit = liveKitFrom(stack.addresses.livekit)
    this.#dataDir = dataDir
    this.#close = close
  }

  static async open(report: StepReporter, options: Partial<StackOptions> = {}): Promise<FaultStage> {
    const dataDir = mkdtempSync(join(tmpdir(), 'candor-faults-'))
    const environment = readEnvironment({ ...process.env, ...clocks })
    const stack = await startStack({ dataDir, mode: 'test', environment, report, ...options })
    const stage = new FaultStage(stack, dataDir)
    await stage.db.insert(template).values({ id: templateId, title: plan.role }).onConflictDoNothing()
    await stage.db
      .insert(templateVersion)
      .values({ templateId, version: 1, plan, rubric: { v: 1, criteria: [] } })
      .onConflictDoNothing()
    return stage
  }

  get addresses(): Addresses {
    return this.stack.addresses
  }

  part(name: string) {
    const part = this.stack.parts[name]
    if (!part) throw new Error(`the stack has no part ${name}`)
    return part
  }

  /** Someone with a link who has agreed and stands before the room. */
  async invited(): Promise<Scene> {
    const invite = await createInvite(this.db, { templateId, candidateName: `Robin ${randomBytes(2).toString('hex')}` })
    if (!invite.ok) throw new Error(invite.refusal)
    const door = await openWebDoor(`${this.addresses.web}/i/${invite.value.secret}`)
    await door.consent()
    return new Scene(this, door, invite.value)
  }

  /** An interview in which `answered` questions have been answered in writing and the next one was just asked. */
  async interviewUnderWay({ answered = 1 }: { answered?: number } = {}): Promise<Scene> {
    const scene = await this.invited()
    await scene.enter()
    for (let number = 1; number <= answered; number += 1) {
      await scene.hearQuestion(number)
      await scene.answer()
    }
    await scene.hearQuestion(answered + 1)
    return scene
  }

  /** Rooms of ours, leases and unfinished attempts that are there now: nothing of them may be left after a story. */
  async leftovers(): Promise<string[]> {
    const ours = roomPrefix(await readInstallation(this.db))
    const rooms = (await this.livekit.rooms.listRooms()).map(({ name }) => name).filter((name) => name.startsWith(ours))
    const leases = await this.db.select().from(lease)
    const unfinished = await this.db.query.attempt.findMany({ where: (attempt, { ne }) => ne(attempt.state, 'ended') })
    return [...rooms, ...leases.map((held) => `lease of ${held.attemptId}`), ...unfinished.map((one) => `${one.id} is ${one.state}`)]
  }

  async nothingLeft(limitMs: number): Promise<string[]> {
    await waitFor('nothing to be left', limitMs, async () => (await this.leftovers()).length === 0).catch(() => {})
    return this.leftovers()
  }

  async close(): Promise<void> {
    await this.#close()
    await this.stack.stop()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}
