import { sitAtThePage } from './actors/candidate.ts'
import { sweep } from './actors/sweeper.ts'
import { admit, startWorker } from './actors/worker.ts'
import { chanceFrom } from './kernel/chance.ts'
import { newProcess } from './kernel/process.ts'
import { live } from './kernel/routine.ts'
import { newTimeline } from './kernel/timeline.ts'
import { type Interview, newStore } from './store/model-store.ts'
import { modelVerbs } from './store/verbs.ts'
import { newDatabase } from './world/database.ts'
import { verbsWith } from './world/flawed-verbs.ts'
import type { Habits } from './world/habits.ts'
import { newLedger } from './world/ledger.ts'
import { newLiveKit } from './world/model-livekit.ts'
import type { Candidate, Dispatch, Host } from './world/parts.ts'
import { performIn } from './world/perform.ts'
import type { Flaw, World } from './world/world.ts'

export type WorldChoice = {
  readonly seed: number
  readonly habits: Habits
  readonly beginsAt: number
  readonly flaws: readonly Flaw[]
  readonly keepCalls: boolean
  readonly onTrace: ((line: string) => void) | undefined
}

/** A world in which one interview is about to begin: its workers are up, and its candidate has opened the link. */
export function openWorld({ seed, habits, beginsAt, flaws, keepCalls, onTrace }: WorldChoice): World {
  const time = newTimeline(beginsAt)
  const store = newStore(beginsAt)
  const interview = interviewOf(seed, habits)
  store.interviews.set(interview.inviteId, interview)
  const elapsed = (): string => ((time.now() - beginsAt) / 1000).toFixed(3).padStart(9)
  const world: World = {
    time,
    habits,
    store,
    verbs: flaws.length > 0 ? verbsWith(flaws) : modelVerbs,
    flaws: new Set(flaws),
    inviteId: interview.inviteId,
    database: newDatabase(),
    livekit: newLiveKit(),
    ledger: newLedger(),
    hosts: Array.from({ length: habits.hosts }, (_, index) => newHost(`host-${index + 1}`)),
    candidate: newCandidate(beginsAt),
    byHand: newProcess(2),
    chance: {
      database: chanceFrom(seed, 2),
      livekit: chanceFrom(seed, 3),
      talk: chanceFrom(seed, 4),
      candidate: chanceFrom(seed, 5),
      worker: chanceFrom(seed, 6),
    },
    spent: new Map(),
    armed: new Map(),
    answersLost: 0,
    struckAt: 0,
    webUp: true,
    web: { sweptAt: null },
    troubledUntil: 0,
    windingDown: false,
    nextPid: 100,
    calls: keepCalls ? [] : null,
    perform: (verb, input) => performIn(world, verb, input),
    offerJob: (dispatch) => offerJob(world, dispatch),
    hint: () => hintIn(world),
    trouble: (forMs) => {
      world.troubledUntil = Math.max(world.troubledUntil, time.now() + forMs)
    },
    tell: onTrace ? (line) => onTrace(`${elapsed()} ${line()}`) : () => {},
  }
  for (const host of world.hosts) startWorker(world, host)
  live(time, world.candidate.process, sitAtThePage(world))
  return world
}

function interviewOf(seed: number, { maxLengthMs, reconnectWindowMs }: Habits): Interview {
  const letters = seed.toString(36).padStart(8, '0')
  return { inviteId: `inv_${letters}`, interviewId: `int_${letters}`, maxLengthMs, reconnectWindowMs, attempts: [] }
}

const newHost = (name: string): Host => ({
  name,
  worker: null,
  jobs: new Set(),
  disk: new Map(),
  diskFull: false,
  diskFreeSince: 0,
})

const newCandidate = (now: number): Candidate => ({
  process: newProcess(1),
  pageOpen: true,
  gone: false,
  silent: false,
  wantsToStop: false,
  attemptId: null,
  roomName: null,
  participant: null,
  screen: 'joining',
  excusedAt: now,
})

/** LiveKit knows nothing of a worker but that it is connected. */
function offerJob(world: World, dispatch: Dispatch): void {
  const workers = world.hosts.flatMap(({ worker }) => (worker?.process.alive ? [worker] : []))
  const worker = workers[world.chance.livekit.between(0, Math.max(0, workers.length - 1))]
  if (worker) live(world.time, worker.process, admit(world, worker, dispatch))
}

/** A webhook comes as often as this lifetime wants; the web application then looks, as anybody may. */
function hintIn(world: World): void {
  const { habits, chance, time, webUp } = world
  if (!webUp || habits.webhooks === 0) return
  const times = habits.webhooks === 'random' ? chance.livekit.between(0, 2) : habits.webhooks
  for (let delivery = 0; delivery < times; delivery += 1) {
    time.after(chance.livekit.between(20, 3000), () => live(time, world.byHand, sweep(world, world.web)))
  }
}
