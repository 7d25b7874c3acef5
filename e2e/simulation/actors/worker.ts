import { leaseMs, noProgress, seconds, statesWithInterviewer } from '@candor/shared'
import { inside, kill, newProcess } from '../kernel/process.ts'
import { live, type Routine } from '../kernel/routine.ts'
import { isClaimable } from '../store/interviewer-verbs.ts'
import { readLeasesOn } from '../store/sweeping-verbs.ts'
import { ask, look } from '../world/database.ts'
import { evict, leaveRoom, sendDispatch } from '../world/model-livekit.ts'
import type { Dispatch, Host, Job, Worker } from '../world/parts.ts'
import { must } from '../world/violation.ts'
import type { World } from '../world/world.ts'
import { adoptSpools } from './adopter.ts'
import { alone, interview } from './interviewer.ts'
import { sweep, sweepAtOnce } from './sweeper.ts'

const lookLimitMs = 2000
const unwantedLimitMs = seconds(10)
/** So long may an orphan take to leave that has given its attempt away. */
const leavingMs = seconds(10)
/** A write that was given up, and the disk. */
const safeWithinMs = 1500
/** How long LiveKit keeps somebody in the room whose process is gone. */
const noticedWithinMs = seconds(18)

/** Starts the worker of a host: it takes jobs, looks after their processes, and sweeps. */
export function startWorker(world: World, host: Host): void {
  const worker: Worker = {
    process: newProcess((world.nextPid += 1)),
    host,
    ticks: new Map(),
    unwantedSince: new Map(),
    idleSince: new Map(),
    sweptAt: null,
  }
  host.worker = worker
  worker.process.onExit = () => {
    for (const job of host.jobs) if (job.worker === worker) inside(job.process, () => job.holds && alone(world, job))
  }
  live(world.time, worker.process, keepSweeping(world, worker))
  live(world.time, worker.process, keepSupervising(world, worker))
}

/** One sweep at a time. What dead jobs left behind is stored before anybody may be replaced. */
function* keepSweeping(world: World, worker: Worker): Routine {
  yield world.chance.worker.between(0, 900)
  for (;;) {
    if (worker.host.disk.size > 0) yield* adoptSpools(world, worker)
    if (world.database.state === 'up' && world.chance.worker.of(0.75)) {
      const rest = sweepAtOnce(world, worker)
      if (rest) yield* rest
    } else yield* sweep(world, worker)
    yield world.habits.sweepEveryMs
  }
}

/** Kills jobs without a sign of life and jobs that should have left; every fifth time, and while there are any, orphans of dead workers. */
function* keepSupervising(world: World, worker: Worker): Routine {
  let last = world.time.now()
  let some = false
  for (let round = 0; ; round += 1) {
    const now = world.time.now()
    if (now - last > seconds(3)) for (const job of worker.ticks.keys()) worker.ticks.set(job, now)
    last = now
    for (const [job, tickedAt] of worker.ticks) if (now - tickedAt > leaseMs) kill(job.process)
    if (worker.ticks.size > 0) yield* killUnwanted(world, worker)
    if (some || round % 5 === 0) some = yield* killOrphans(world, worker)
    yield 1000
  }
}

function* killUnwanted(world: World, { ticks, unwantedSince }: Worker): Routine {
  const jobs = [...ticks.keys()]
  const standings = yield* look(world, lookLimitMs, () =>
    jobs.map((job) => {
      const row = world.store.attempts.get(job.attemptId)?.row
      return row !== undefined && row.state !== 'ended' && row.epoch <= job.epoch
    }),
  )
  if (!standings.answered) return
  for (const [index, job] of jobs.entries()) {
    if (standings.answer[index]) unwantedSince.delete(job)
    else if (world.time.now() - (unwantedSince.get(job) ?? Infinity) > unwantedLimitMs) kill(job.process)
    else if (!unwantedSince.has(job)) unwantedSince.set(job, world.time.now())
  }
}

/**
 * Kills orphans that will never notice that their worker is gone. Who held an attempt without proving itself is replaced at once; one that
 * proves itself talks on until its successor is there; one that holds nothing has some time to leave. Answers whether there are any.
 */
function* killOrphans(world: World, worker: Worker): Routine<boolean> {
  const { idleSince, host } = worker
  const orphans = [...host.jobs].filter((job) => !job.worker.process.alive)
  for (const job of idleSince.keys()) if (!orphans.includes(job)) idleSince.delete(job)
  if (orphans.length === 0) return false
  const leases = yield* look(world, lookLimitMs, () => readLeasesOn(world.store, { host: host.name }))
  if (!leases.answered) return true
  const now = world.time.now()
  for (const job of orphans) {
    const lease = leases.answer.find(({ pid }) => pid === job.process.pid)
    if (lease?.alive) idleSince.delete(job)
    else if (lease) {
      kill(job.process)
      live(world.time, worker.process, replace(world, worker, job))
    } else if (now - (idleSince.get(job) ?? now) > leavingMs) kill(job.process)
    else if (!idleSince.has(job)) idleSince.set(job, now)
  }
  return true
}

/** LiveKit offers a job: only one for an attempt that still wants this very interviewer is taken. */
export function* admit(world: World, worker: Worker, dispatch: Dispatch): Routine {
  const { attemptId, epoch, roomName } = dispatch
  const wanted = yield* look(world, lookLimitMs, () => {
    const row = world.store.attempts.get(attemptId)?.row
    return (
      row !== undefined && (statesWithInterviewer as readonly string[]).includes(row.state) && isClaimable(row, epoch)
    )
  })
  if (!wanted.answered || !wanted.answer) return
  const noted = yield* ask(world, lookLimitMs, 'noteJobAccepted', { attemptId, epoch })
  if (!noted.answered) return
  const process = newProcess((world.nextPid += 1))
  const { host } = worker
  const job: Job = {
    process, host, worker, attemptId, roomName, epoch, holds: false, participant: null, candidateHere: false, toldHere: false,
    tellingPresence: false, progress: noProgress, savedProgress: noProgress, reason: null, leaving: false, saidLeft: false, excusedAt: world.time.now(),
    goodbye: world.chance.talk.pick(['said', 'said', 'said', 'silent', 'hangs']),
    recorder: { seq: 0, memory: [], onDisk: new Set(), end: null, writing: false, away: false },
  } // prettier-ignore
  host.jobs.add(job)
  process.onExit = () => exited(world, job)
  live(world.time, process, interview(world, job))
}

/** The worker sees the end of its job's process at once, also of one that has not said a word yet; LiveKit sees it some time later. */
function exited(world: World, job: Job): void {
  checkSafe(world, job)
  const { host, worker, participant } = job
  host.jobs.delete(job)
  if (participant) world.time.after(world.chance.livekit.between(100, noticedWithinMs), () => leaveRoom(world, job.roomName, participant, 'left')) // prettier-ignore
  inside(worker.process, () => {
    worker.ticks.delete(job)
    worker.unwantedSince.delete(job)
    if (!job.saidLeft) live(world.time, worker.process, replace(world, worker, job))
  })
}

/** What was said a while ago is in the store or on the disk by now: a process may end at any moment. */
function checkSafe({ time }: World, { recorder, process, excusedAt, host }: Job): void {
  const now = time.now()
  const excused = Math.max(excusedAt, host.diskFreeSince)
  if (process.frozen || host.diskFull || now < excused + safeWithinMs) return
  for (const item of recorder.memory) {
    const safe = recorder.onDisk.has(item) || now < item.saidAt + safeWithinMs
    must(safe, 'I3', () => `${item.itemId} was in memory only for ${now - item.saidAt} ms`)
  }
}

/** An end that only the spool knows has to be stored before a successor could revive the attempt. */
function* replace(world: World, worker: Worker, { attemptId, epoch, roomName, host, process }: Job): Routine {
  world.tell(() => `the worker saw job ${epoch} end`)
  yield* adoptSpools(world, worker)
  const ended = { attemptId, epoch, host: host.name, pid: process.pid }
  const lost = yield* ask(world, seconds(5), 'loseInterviewer', ended)
  if (!lost.answered) return
  if (lost.answer.ok) evict(world, roomName, `agent-${attemptId}-e${epoch}`)
  else if (lost.answer.refusal !== 'epoch_stale') return
  else {
    const noted = yield* ask(world, seconds(5), 'noteJobLost', { attemptId, epoch })
    if (!noted.answered || !noted.answer.ok) return
  }
  const numbered = yield* ask(world, seconds(5), 'takeDispatchNumber', { attemptId })
  if (numbered.answered && numbered.answer.ok)
    sendDispatch(world, { attemptId, roomName, epoch: numbered.answer.value.dispatchedEpoch })
}
