import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attemptEvent, connect, type Db, lease, template, templateVersion } from '@candor/drizzle'
import { type LiveKit, liveKitFrom, roomPrefix } from '@candor/rooms'
import type { Addresses, Stack, StepReporter } from '@candor/stack'
import { createInvite, readInstallation } from '@candor/store'
import { openWebDoor } from '../people/web-door.ts'
import { waitFor } from '../people/wait-for.ts'
import { isRunning } from './is-running.ts'
import { Scene } from './scene.ts'
import { idleJobs } from './idle-jobs.ts'
import { seeded } from './seeded.ts'
import { openStack, type OpenStack, type StageKind } from './stage-kinds.ts'
import { type TemplateName, templates } from './templates.ts'
import { VoiceDoor } from './voice-door.ts'
import { ageMs, waitingProcesses } from './waiting-processes.ts'

const warmLimitMs = 60_000
const preparedForCertainMs = 25_000

type Remains = { readonly attemptId: string; readonly roomName: string; readonly interviewers: readonly number[] }
type UnderWay = { readonly answered?: number; readonly template?: TemplateName }

/** A whole stack to break, with everything a story needs to look at it. */
export class FaultStage {
  readonly stack: Stack
  readonly db: Db
  readonly livekit: LiveKit
  readonly voice: VoiceDoor
  /** The scenes of the row that is being played. */
  scenes: Scene[] = []
  /** Chance that can be repeated. */
  random = seeded(1)
  readonly kind: StageKind
  readonly #open: OpenStack
  readonly #dataDir: string
  readonly #close: () => Promise<void>
  readonly #interviewers = new Set<number>()

  private constructor(kind: StageKind, open: OpenStack, dataDir: string) {
    const { stack } = open
    const { db, close } = connect(stack.addresses.database, { max: 5, name: 'candor-faults' })
    this.kind = kind
    this.#open = open
    this.stack = stack
    this.db = db
    this.livekit = liveKitFrom(stack.addresses.livekit)
    this.voice = new VoiceDoor(stack.addresses.voice)
    this.#dataDir = dataDir
    this.#close = close
  }

  static async open(report: StepReporter, kind: StageKind = 'usual', signal?: AbortSignal): Promise<FaultStage> {
    const dataDir = mkdtempSync(join(tmpdir(), 'candor-faults-'))
    const opened = await openStack(kind, { dataDir, report, signal }).catch((error: unknown) => {
      if (signal?.aborted) rmSync(dataDir, { recursive: true, force: true })
      throw error
    })
    const stage = new FaultStage(kind, opened, dataDir)
    for (const { id, plan } of Object.values(templates)) {
      await stage.db.insert(template).values({ id, title: plan.role })
      await stage.db
        .insert(templateVersion)
        .values({ templateId: id, version: 1, plan, rubric: { v: 1, criteria: [] } })
    }
    return stage
  }

  get addresses(): Addresses {
    return this.stack.addresses
  }

  /** The door and the relay of a `relayed` stage. */
  get between() {
    const { door, relay } = this.#open
    if (!door || !relay) throw new Error('this stage has nothing between LiveKit and the product')
    return { door, relay }
  }

  /** The Chromium of stories that need a page. */
  get chromium(): string {
    const program = process.env['CANDOR_CHROMIUM']
    if (!program) throw new Error('this story needs a browser: CANDOR_CHROMIUM names none')
    return program
  }

  get spoolDir(): string {
    return join(this.#dataDir, 'spool')
  }

  part(name: 'agent' | 'agent-2' | 'livekit' | 'postgres' | 'voice' | 'web') {
    const part = this.stack.parts[name]
    if (!part) throw new Error(`the stack has no part ${name}`)
    return part
  }

  /** Waits until a process is ready for the next interview. */
  async warm(): Promise<void> {
    await waitFor(
      'a warm process',
      warmLimitMs,
      async () => (await idleJobs(this.db)) > 0 || (await this.#onePreparedLongAgo()),
    )
  }

  /** A process that was prepared before PostgreSQL went away has no socket until it is asked: whoever waits for long is prepared, too. */
  async #onePreparedLongAgo(): Promise<boolean> {
    const held = await this.db.select({ pid: lease.pid }).from(lease)
    const waiting = waitingProcesses(
      this.part('agent').pid,
      held.map(({ pid }) => pid),
    )
    return waiting.some((pid) => ageMs(pid) > preparedForCertainMs)
  }

  /** Someone with a link who has agreed and stands before the room. */
  async invited({ template: name = 'usual' }: { template?: TemplateName } = {}): Promise<Scene> {
    const candidateName = `Robin ${randomBytes(2).toString('hex')}`
    const invite = await createInvite(this.db, { templateId: templates[name].id, candidateName })
    if (!invite.ok) throw new Error(invite.refusal)
    const door = await openWebDoor(`${this.addresses.web}/i/${invite.value.secret}`)
    await door.consent()
    const scene = new Scene(this, door, invite.value)
    this.scenes.push(scene)
    return scene
  }

  /** An interview in which `answered` questions have been answered in writing and the next one was just asked. */
  async interviewUnderWay({ answered = 1, template: name = 'usual' }: UnderWay = {}): Promise<Scene> {
    const scene = await this.invited({ template: name })
    await scene.enter()
    for (let number = 1; number <= answered; number += 1) {
      await scene.hearQuestion(number)
      await scene.answer()
    }
    await scene.hearQuestion(answered + 1)
    return scene
  }

  async leases() {
    const held = await this.db.select().from(lease)
    for (const { pid } of held) this.#interviewers.add(pid)
    return held
  }

  /** The events of an attempt with their numbers, in their order. */
  async eventNumbers(attemptId: string): Promise<{ id: number; kind: string }[]> {
    return this.db.query.attemptEvent.findMany({
      where: (event, { eq }) => eq(event.attemptId, attemptId),
      orderBy: attemptEvent.id,
    })
  }

  /** The events of an attempt by kind, in their order. */
  async events(attemptId: string): Promise<string[]> {
    return (await this.eventNumbers(attemptId)).map(({ kind }) => kind)
  }

  /** Identities of everybody in a room; nobody where there is no room. */
  async peopleIn(roomName: string): Promise<string[]> {
    const people = await this.livekit.rooms.listParticipants(roomName).catch(() => [])
    return people.map(({ identity }) => identity)
  }

  /** What must be gone after a story: rooms of ours, leases, unfinished attempts, processes of interviews, words and sound not stored yet. */
  async leftovers(): Promise<string[]> {
    const ours = roomPrefix(await readInstallation(this.db))
    const rooms = (await this.livekit.rooms.listRooms()).map(({ name }) => name).filter((name) => name.startsWith(ours))
    const leases = await this.leases()
    const unfinished = await this.db.query.attempt.findMany({ where: (attempt, { ne }) => ne(attempt.state, 'ended') })
    const spool = this.#spool()
    return [
      ...rooms.map((name) => `room ${name}`),
      ...leases.map((held) => `lease of ${held.attemptId}`),
      ...unfinished.map((one) => `${one.id} is ${one.state}`),
      ...[...this.#interviewers].filter(isRunning).map((pid) => `process ${pid} of an interview`),
      ...spool.map((name) => `spool file ${name}`),
      ...this.#sound().map((name) => `sound ${name}`),
    ]
  }

  /** Files with words that are not stored yet; the folder is made with the first of them. */
  #spool(): string[] {
    if (!existsSync(this.spoolDir)) return []
    return readdirSync(this.spoolDir, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  }

  /** Recorded sound that is not in the storage yet: a folder for each interviewer. */
  #sound(): string[] {
    const folder = join(this.#dataDir, 'recordings')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  /** What is left of one interview: its room, lease, unfinished attempt, processes, words and sound not stored yet. */
  async leftOf({ attemptId, roomName, interviewers }: Remains): Promise<string[]> {
    const [rooms, leases, attempts] = await Promise.all([
      this.livekit.rooms.listRooms([roomName]),
      this.leases(),
      this.db.query.attempt.findMany({ where: (attempt, { eq }) => eq(attempt.id, attemptId) }),
    ])
    return [
      ...rooms.map(({ name }) => `room ${name}`),
      ...leases.filter((held) => held.attemptId === attemptId).map(() => `lease of ${attemptId}`),
      ...attempts.filter(({ state }) => state !== 'ended').map(({ id, state }) => `${id} is ${state}`),
      ...interviewers.filter(isRunning).map((pid) => `process ${pid} of ${attemptId}`),
      ...this.#spool()
        .filter((name) => name.startsWith(attemptId))
        .map((name) => `spool file ${name}`),
      ...this.#sound()
        .filter((name) => name.startsWith(attemptId))
        .map((name) => `sound ${name}`),
    ]
  }

  async nothingLeft(limitMs: number): Promise<string[]> {
    let left = ['not looked yet']
    await waitFor('nothing to be left', limitMs, async () => {
      left = await this.leftovers().catch((error: unknown) => [String(error)])
      return left.length === 0
    }).catch(() => {})
    if (left.length === 0) this.#interviewers.clear()
    return left
  }

  /** Stops everything. The logs stay where `keepLogs` says so. */
  async close({ keepLogs }: { keepLogs: boolean }): Promise<void> {
    await Promise.all(this.scenes.map((scene) => scene.close()))
    await this.#close()
    await this.#open.close()
    const gone = keepLogs ? ['postgres', 'run', 'prepared'].map((name) => join(this.#dataDir, name)) : [this.#dataDir]
    for (const path of gone) rmSync(path, { recursive: true, force: true })
  }
}
