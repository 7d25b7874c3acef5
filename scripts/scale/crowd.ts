import { connect, type Db, lease, template, templateVersion } from '@candor/drizzle'
import type { ScaledStack } from '@candor/stack'
import { createInvite } from '@candor/store'
import { Scene } from '../../e2e/faults/scene.ts'
import { templates } from '../../e2e/faults/templates.ts'
import { waitFor } from '../../e2e/people/wait-for.ts'
import { openWebDoor } from '../../e2e/people/web-door.ts'

const { id: templateId, plan } = templates.long
const phaseLimitMs = 180_000
const conversationLimitMs = 900_000
const leaveLimitMs = 60_000

/** All candidates of a trial and their conversations, which go on whatever happens until somebody asks them to finish. */
export class Crowd {
  readonly scenes: Scene[] = []
  readonly db: Db
  readonly #scaled: ScaledStack
  readonly #close: () => Promise<void>
  /** Who talks; nobody who has left is waited for. */
  readonly #talking = new Map<Scene, { readonly stop: () => void; readonly over: Promise<unknown> }>()
  /** Candidates whose conversation broke off, and how. */
  readonly broken: string[] = []

  constructor(scaled: ScaledStack) {
    this.#scaled = scaled
    const { db, close } = connect(scaled.stack.addresses.database, { max: 5, name: 'candor-scale' })
    this.db = db
    this.#close = close
  }

  async prepare(): Promise<void> {
    await this.db.insert(template).values({ id: templateId, title: plan.role })
    await this.db.insert(templateVersion).values({ templateId, version: 1, plan, rubric: { v: 1, criteria: [] } })
  }

  leases() {
    return this.db.select().from(lease)
  }

  /** One more candidate enters and talks. Resolves when the first question was asked. */
  async join(): Promise<Scene> {
    const invite = await createInvite(this.db, { templateId, candidateName: `Candidate ${this.scenes.length + 1}` })
    if (!invite.ok) throw new Error(invite.refusal)
    const door = await openWebDoor(`${this.#scaled.stack.addresses.web}/i/${invite.value.secret}`)
    await door.consent()
    const scene = new Scene(this, door, invite.value)
    this.scenes.push(scene)
    await scene.enter()
    await scene.hearQuestion(1)
    this.#talk(scene)
    return scene
  }

  #talk(scene: Scene): void {
    let stopped = false
    const over = scene
      .converse(() => stopped, conversationLimitMs)
      .catch((error: unknown) => this.broken.push(`${scene.interviewId}: ${String(error)}`))
    this.#talking.set(scene, { stop: () => (stopped = true), over })
  }

  /** Waits until every candidate has said two more answers: the one that was open, and one to a question asked since. */
  async everybodyGoesOn(): Promise<void> {
    const before = new Map([...this.#talking.keys()].map((scene) => [scene, scene.said.length]))
    const waiting = (): Scene[] =>
      [...before].flatMap(([scene, said]) => (scene.ended || scene.said.length >= said + 2 ? [] : [scene]))
    await waitFor('everybody to go on', phaseLimitMs, () => waiting().length === 0).catch(() => {
      for (const scene of waiting()) this.broken.push(`${scene.interviewId} did not go on: ${scene.describe()}`)
    })
  }

  /** The longest anybody waits from now on is counted anew. */
  anew(): void {
    for (const { attention } of this.scenes) attention.anew()
  }

  longestWaitMs(): number {
    return Math.round(Math.max(0, ...this.scenes.map(({ attention }) => attention.longestWaitMs)))
  }

  /** These press "Leave", as a page does until it is answered, and wait until their attempts have ended. */
  async finish(scenes: readonly Scene[] = [...this.#talking.keys()]): Promise<void> {
    await Promise.all(
      scenes.map((scene) => this.#finish(scene).catch((error: unknown) => this.broken.push(String(error)))),
    )
  }

  async #finish(scene: Scene): Promise<void> {
    const talk = this.#talking.get(scene)
    this.#talking.delete(scene)
    talk?.stop()
    await talk?.over
    const pressed = () => scene.pressLeave().then(() => true, () => scene.ended) // prettier-ignore
    if (!scene.ended) await waitFor('the leaving to be answered', leaveLimitMs, pressed)
    await scene.untilEnded(leaveLimitMs)
  }

  async close(): Promise<void> {
    for (const { stop } of this.#talking.values()) stop()
    await Promise.all(this.scenes.map((scene) => scene.close()))
    await this.#close()
  }
}
