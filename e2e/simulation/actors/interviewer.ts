import { beatEveryMs, seconds } from '@candor/shared'
import { inside, kill } from '../kernel/process.ts'
import { live, type Routine } from '../kernel/routine.ts'
import { ask } from '../world/database.ts'
import { createRoom, hasHuman, joinRoom, sendDispatch } from '../world/model-livekit.ts'
import type { Job, Participant } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { end, follow, startLeaving, stepAside } from './closing.ts'
import { keepTellingPresence } from './presence.ts'
import { talk } from './talk.ts'
import { noteTick } from './ticks.ts'

const claimLimitMs = seconds(10)
const beatLimitMs = beatEveryMs
const tellReplacedMs = seconds(3)

/** One job from its beginning: claim, go into the room, talk. Whatever it cannot do, it leaves to the next one. */
export function* interview(world: World, job: Job): Routine {
  const { attemptId, epoch, process, host } = job
  const jobId = `job-${process.pid}`
  yield world.chance.worker.between(50, world.habits.startsJobWithinMs)
  noteTick(world, job)
  live(world.time, process, keepTicking(world, job))
  const claimed = yield* ask(world, claimLimitMs, 'claimAttempt', {
    attemptId,
    epoch,
    jobId,
    host: host.name,
    pid: process.pid,
  })
  if (!claimed.answered) return kill(process)
  if (!claimed.answer.ok) {
    job.saidLeft = true
    return kill(process)
  }
  job.holds = true
  job.excusedAt = world.time.now()
  job.progress = claimed.answer.value.progress
  job.toldHere = claimed.answer.value.candidatePresent
  world.tell(() => `job ${epoch} claimed (pid ${process.pid} on ${host.name})`)
  yield world.chance.talk.between(30, 200)
  if (!enter(world, job)) return kill(process)
  live(world.time, process, keepBeating(world, job))
  if (!job.worker.process.alive) alone(world, job)
  yield world.chance.talk.between(50, 300)
  yield* talk(world, job)
}

/** Goes into the room; what happens there is noticed from then on. */
function enter(world: World, job: Job): boolean {
  const { livekit } = world
  const me: Participant = {
    identity: `agent-${job.attemptId}-e${job.epoch}`,
    epoch: job.epoch,
    onOther: (other, here) => inside(job.process, () => notice(world, job, other, here)),
    onOut: (why) => inside(job.process, () => lostRoom(world, job, why)),
  }
  if (!joinRoom(world, job.roomName, me)) return false
  job.participant = me
  const room = livekit.rooms.get(job.roomName)
  job.candidateHere = room !== undefined && hasHuman(room)
  if (job.candidateHere || !world.flaws.has('absence_is_not_seen_by_a_successor')) keepTellingPresence(world, job)
  return true
}

function notice(world: World, job: Job, other: Participant, here: boolean): void {
  if (other.epoch === null) {
    job.candidateHere = here
    keepTellingPresence(world, job)
  } else if (here && other.epoch > job.epoch) stepAside(world, job)
}

/** Sent out, it was replaced. A room that is gone is opened again, and entered again, for twenty seconds. */
function lostRoom(world: World, job: Job, why: 'room_gone' | 'replaced' | 'removed'): void {
  job.participant = null
  if (job.leaving) return
  if (why === 'room_gone') live(world.time, job.process, comeBack(world, job))
  else startLeaving(world, job)
}

function* comeBack(world: World, job: Job): Routine {
  const until = world.time.now() + seconds(20)
  while (!job.reason && !job.leaving && world.time.now() < until) {
    createRoom(world, job.roomName)
    if (enter(world, job)) return
    yield 300
  }
  if (!job.reason) startLeaving(world, job)
}

/** Proves that it lives, and acts on the answer. No answer is not an answer. */
function* keepBeating(world: World, job: Job): Routine {
  const { attemptId, epoch } = job
  for (let dueAt = world.time.now() + beatEveryMs; ; dueAt = Math.max(dueAt + beatEveryMs, world.time.now())) {
    yield Math.max(0, dueAt - world.time.now())
    const beaten = yield* ask(world, beatLimitMs, 'beat', { attemptId, epoch })
    if (!beaten.answered) continue
    if (!beaten.answer.ok) return stepAside(world, job)
    const { state, endReason, hardStopAt, nowAt } = beaten.answer.value
    if (state === 'closing' && endReason) follow(world, job, endReason)
    else if (hardStopAt !== null && hardStopAt <= nowAt + beatEveryMs) end(world, job, 'time_limit')
  }
}

function* keepTicking(world: World, job: Job): Routine {
  for (;;) {
    noteTick(world, job)
    yield beatEveryMs
  }
}

/** The worker died: goes on talking, and asks for the one that takes over until it is there. */
export function alone(world: World, job: Job): void {
  live(world.time, job.process, findSuccessor(world, job))
}

function* findSuccessor(world: World, job: Job): Routine {
  const { attemptId, epoch, roomName } = job
  while (!job.reason && !job.leaving) {
    const asked = yield* ask(world, seconds(5), 'takeSuccessorNumber', { attemptId, epoch })
    if (asked.answered && asked.answer.ok)
      sendDispatch(world, { attemptId, roomName, epoch: asked.answer.value.dispatchedEpoch })
    else if (asked.answered && !asked.answer.ok && asked.answer.refusal !== 'interviewer_present') return
    yield tellReplacedMs
  }
}
