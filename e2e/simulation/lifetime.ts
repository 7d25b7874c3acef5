import { hours, seconds } from '@candor/shared'
import { closePage } from './actors/strike-candidate.ts'
import { strike } from './actors/strike.ts'
import { chanceFrom } from './kernel/chance.ts'
import { openWorld } from './open-world.ts'
import { checkStep, type Memory } from './proof/invariants.ts'
import { newPatience } from './proof/patience.ts'
import { checkAtRest, isAtRest, whatIsLeft } from './proof/rest.ts'
import type { Call } from './store/verbs.ts'
import { planFaults, type Planned } from './world/faults.ts'
import { drawHabits } from './world/habits.ts'
import { Violation } from './world/violation.ts'
import type { Flaw, World } from './world/world.ts'

export type Choice = {
  readonly seed: number
  /** Only these of the seed's faults happen, by their places in the plan; all where none is given. */
  readonly only?: readonly number[] | undefined
  readonly flaws?: readonly Flaw[]
  /** Keeps the calls of verbs, for a replay on PostgreSQL. */
  readonly keepCalls?: boolean
  readonly onTrace?: (line: string) => void
}

export type Lifetime = {
  readonly seed: number
  readonly beganAt: number
  readonly steps: number
  readonly attempts: number
  readonly virtualMs: number
  readonly violation: Violation | null
  readonly planned: readonly Planned[]
  readonly calls: readonly Call[]
  readonly world: World
}

/** When every lifetime begins; any moment will do. */
const beginsAt = Date.UTC(2027, 0, 1)
/** Faults happen in this time, unless everything is over before. */
const faultsForMs = seconds(40)
const candidateTriesForMs = seconds(120)
const restWithinMs = hours(1)
const mostSteps = 200_000

/** Lives through one interview, from its link to the moment at which nothing of it is left. The seed decides everything. */
export function liveThrough({ seed, only, flaws = [], keepCalls = false, onTrace }: Choice): Lifetime {
  const habits = drawHabits(chanceFrom(seed, 0))
  const planned = planFaults(chanceFrom(seed, 1))
  const world = openWorld({ seed, habits, beginsAt, flaws, keepCalls, onTrace })
  for (const [index, one] of planned.entries()) if (only?.includes(index) ?? true) plan(world, one)
  const { steps, violation } = run(world)
  const [attempts, virtualMs] = [world.store.attempts.size, world.time.now() - beginsAt]
  return { seed, beganAt: beginsAt, steps, attempts, virtualMs, violation, planned, calls: world.calls ?? [], world }
}

function plan(world: World, { atMs, after, fault }: Planned): void {
  const happen = (): void => {
    if (!world.windingDown) strike(world, fault)
  }
  world.time.after(atMs, after ? () => world.armed.set(after, happen) : happen)
}

/** Steps until everything is at rest, or until a promise is broken. After every step all invariants are checked. */
function run(world: World): { steps: number; violation: Violation | null } {
  const { time } = world
  const memory: Memory = { seen: new Map(), patience: newPatience() }
  const rest = beginsAt + restWithinMs
  let steps = 0
  try {
    for (; steps < mostSteps && time.now() < rest && time.step(); steps += 1) {
      checkStep(world, memory)
      if (!world.windingDown && isOver(world)) windDown(world)
      if (!world.windingDown || !isAtRest(world)) continue
      checkAtRest(world)
      return { steps, violation: null }
    }
    return { steps, violation: new Violation('I9', `nothing comes to rest: ${whatIsLeft(world)}`) }
  } catch (error) {
    return { steps, violation: error instanceof Violation ? error : broken(error) }
  }
}

const broken = (error: unknown): Violation =>
  new Violation('broken', error instanceof Error ? (error.stack ?? error.message) : String(error))

/** The faults have happened or could change nothing any more, and the candidate is through or has had time enough. */
function isOver({ time, candidate, store, troubledUntil }: World): boolean {
  const passedMs = time.now() - beginsAt
  if (time.now() <= troubledUntil) return false
  if (!candidate.gone) return passedMs > faultsForMs + candidateTriesForMs
  return passedMs > faultsForMs || [...store.attempts.values()].every(({ row }) => row.state === 'ended')
}

/** Everything works again, and the candidate goes for good. */
function windDown(world: World): void {
  world.tell(() => 'winding down: everything works, nobody comes')
  world.windingDown = true
  world.candidate.gone = true
  closePage(world)
}
