import { hours, seconds } from '@candor/shared'
import { sitAtThePage } from './actors/candidate.ts'
import { closePage } from './actors/strike-candidate.ts'
import { strike } from './actors/strike.ts'
import { sweep } from './actors/sweeper.ts'
import { admit, startWorker } from './actors/worker.ts'
import { chanceFrom } from './kernel/chance.ts'
import { newProcess } from './kernel/process.ts'
import { live } from './kernel/routine.ts'
import { newTimeline } from './kernel/timeline.ts'
import { checkStep, type Memory } from './proof/invariants.ts'
import { newPatience } from './proof/patience.ts'
import { checkAtRest, isAtRest, whatIsLeft } from './proof/rest.ts'
import { type Interview, newStore } from './store/model-store.ts'
import { type Call, modelVerbs } from './store/verbs.ts'
import { newDatabase } from './world/database.ts'
import { planFaults, type Planned } from './world/faults.ts'
import { verbsWith } from './world/flawed-verbs.ts'
import { drawHabits, type Habits } from './world/habits.ts'
import { newLedger } from './world/ledger.ts'
import { newLiveKit } from './world/model-livekit.ts'
import type { Candidate, Host } from './world/parts.ts'
import { performIn } from './world/perform.ts'
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

/** When every lifetime begins. Any moment will do; this one is after the moments of the other tests. */
const beginsAt = Date.UTC(2027, 0, 1)
const faultsForMs = seconds(40)
const restWithinMs = hours(1)
const mostSteps = 200_000

/** Lives through one interview, from its link to the moment at which nothing of it is left. The seed decides everything. */
export function liveThrough(choice: Choice): Lifetime {
  const { seed, only } = choice
  const habits = drawHabits(chanceFrom(seed, 0))
  const planned = planFaults(chanceFrom(seed, 1))
  const world = newWorld(choice, habits)
  for (const [index, { atMs, fault }] of planned.entries()) {
    if (only && !only.includes(index)) continue
    world.time.after(atMs, () => !world.windingDown && strike(world, fault))
  }
  let steps = 0
  const violation = catchViolation(() => {
    steps = run(world)
  })
  return {
    seed, beganAt: beginsAt, steps, violation, planned, calls: world.calls ?? [], world, attempts: world.store.attempts.size,
    virtualMs: world.time.now() - beginsAt,
  } // prettier-ignore
}

function catchViolation(run: () => void): Violation | null {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof Violation) return error
    return new Violation('broken', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

/** Steps until everything is at rest; after every step all invariants are checked. */
function run(world: World): number {
  const { time } = world
  const memory: Memory = { seen: new Map(), patience: newPatience() }
  const rest = beginsAt + restWithinMs
  let steps = 0
  for (; steps < mostSteps && time.now() < rest && time.step(); steps += 1) {
    checkStep(world, memory)
    if (!world.windingDown && isOver(world)) windDown(world)
    if (world.windingDown && isAtRest(world)) {
      checkAtRest(world)
      return steps
    }
  }
  throw new Violation('I9', `nothing comes to rest: ${whatIsLeft(world)}`)
}

/** The faults have happened, and either the candidate is through or has had time enough. */
function isOver({ time, candidate, troubledUntil }: World): boolean {
  const now = time.now()
  if (now < beginsAt + faultsForMs && !candidate.gone) return false
  return now > troubledUntil && (candidate.gone || now > beginsAt + faultsForMs + seconds(120))
}

/** Everything works again, and the candidate goes for good. */
function windDown(world: World): void {
  world.tell(() => 'winding down: everything works, nobody comes')
  world.windingDown = true
  world.candidate.gone = true
  closePage(world)
}

function newWorld({ seed, flaws = [], keepCalls = false, onTrace }: Choice, habits: Habits): World {
  const time = newTimeline(beginsAt)
  const store = newStore(beginsAt)
  const letters = seed.toString(36).padStart(8, '0')
  const interview: Interview = { inviteId: `inv_${letters}`, interviewId: `int_${letters}`, maxLengthMs: habits.maxLengthMs, reconnectWindowMs: habits.reconnectWindowMs, attempts: [] } // prettier-ignore
  store.interviews.set(interview.inviteId, interview)
  const hosts: Host[] = Array.from({ length: habits.hosts }, (_, index) => ({ name: `host-${index + 1}`, worker: null, jobs: new Set(), disk: new Map(), diskFull: false })) // prettier-ignore
  const candidate: Candidate = {
    process: newProcess(1), pageOpen: true, gone: false, silent: false, wantsToStop: false, attemptId: null, roomName: null,
    participant: null, joining: false, screen: 'joining', excusedAt: beginsAt,
  } // prettier-ignore
  const world: World = {
    time, habits, store, hosts, candidate, inviteId: interview.inviteId, database: newDatabase(), livekit: newLiveKit(), ledger: newLedger(),
    flaws: new Set(flaws), verbs: flaws.length > 0 ? verbsWith(flaws) : modelVerbs, byHand: newProcess(2), answersLost: 0, webUp: true, troubledUntil: 0, windingDown: false, nextPid: 100,
    calls: keepCalls ? [] : null,
    chance: {
      database: chanceFrom(seed, 2), livekit: chanceFrom(seed, 3), talk: chanceFrom(seed, 4), candidate: chanceFrom(seed, 5),
      worker: chanceFrom(seed, 6),
    },
    perform: (verb, input) => performIn(world, verb, input),
    offerJob: (dispatch) => {
      const workers = hosts.flatMap(({ worker }) => (worker?.process.alive ? [worker] : []))
      const worker = workers[world.chance.livekit.between(0, Math.max(0, workers.length - 1))]
      if (worker) live(time, worker.process, admit(world, worker, dispatch))
    },
    hint: () => hintIn(world),
    trouble: (forMs) => void (world.troubledUntil = Math.max(world.troubledUntil, time.now() + forMs)),
    tell: onTrace ? (line) => onTrace(`${((time.now() - beginsAt) / 1000).toFixed(3).padStart(9)} ${line()}`) : () => {},
  } // prettier-ignore
  for (const host of hosts) startWorker(world, host)
  live(time, candidate.process, sitAtThePage(world))
  return world
}

/** A webhook comes as often as this lifetime wants; the web application then looks, as anybody may. */
function hintIn(world: World): void {
  const { habits, chance, time, webUp } = world
  if (!webUp || habits.webhooks === 0) return
  const times = habits.webhooks === 'random' ? chance.livekit.between(0, 2) : habits.webhooks
  for (let delivery = 0; delivery < times; delivery += 1) {
    time.after(chance.livekit.between(20, 3000), () => live(time, world.byHand, sweep(world)))
  }
}
