import { type EndReason, seconds } from '@candor/shared'
import { inside, kill } from '../kernel/process.ts'
import { live, type Routine } from '../kernel/routine.ts'
import { ask, look } from '../world/database.ts'
import { deleteRoom, leaveRoom } from '../world/model-livekit.ts'
import type { World } from '../world/world.ts'
import type { Job } from '../world/parts.ts'
import { showEnd } from './candidate.ts'
import { flush, keep, spoolEnd, toDisk } from './recorder.ts'

const limits = { commit: 2000, flush: 2000, report: 500, endAttempt: 1000, deleteRoom: 3000, silence: 4000 } as const
const leaveAfterCommitMs = seconds(15)

/** Commits the end and says goodbye. A second call changes nothing. */
export function end(world: World, job: Job, asked: EndReason): void {
  if (job.reason || job.leaving) return
  job.reason = asked
  live(world.time, job.process, commitAndLeave(world, job, asked))
}

/** Another one committed this reason. */
export function follow(world: World, job: Job, committed: EndReason): void {
  if (job.reason || job.leaving) return
  job.reason = committed
  if (committed === 'candidate_ended') startLeaving(world, job)
  else sayGoodbye(world, job)
}

/** The attempt is not this job's any more: it goes and changes nothing. */
export function stepAside(world: World, job: Job): void {
  if (job.reason || job.leaving) return
  startLeaving(world, job)
}

function* commitAndLeave(world: World, job: Job, asked: EndReason): Routine {
  const reason = yield* commit(world, job, asked)
  job.reason = reason
  if (reason) sayGoodbye(world, job)
  else startLeaving(world, job)
}

/** The reason that counts: ours, or the one that was there first. Null when this interviewer has been replaced meanwhile. */
function* commit(world: World, job: Job, asked: EndReason): Routine<EndReason | null> {
  const { attemptId, epoch } = job
  const begun = yield* ask(world, limits.commit, 'beginClosing', { attemptId, reason: asked, epoch })
  if (begun.answered) {
    if (begun.answer.ok) return asked
    if (begun.answer.refusal === 'epoch_stale') return null
    const read = yield* look(world, limits.commit, () => world.store.attempts.get(attemptId)?.row.endReason ?? null)
    if (read.answered) return read.answer ?? asked
  }
  spoolEnd(world, job, asked)
  return asked
}

function sayGoodbye(world: World, job: Job): void {
  world.time.after(leaveAfterCommitMs, () => startLeavingInside(world, job))
  if (job.reason === 'candidate_left' || job.reason === 'no_show') return startLeaving(world, job)
  if (job.goodbye === 'hangs') return
  live(world.time, job.process, goodbye(world, job))
}

function* goodbye(world: World, job: Job): Routine {
  if (job.goodbye === 'silent') {
    yield limits.silence
    return startLeaving(world, job)
  }
  yield world.chance.talk.between(1500, 4000)
  if (job.leaving) return
  keep(world, job, { speaker: 'interviewer' })
  tellPage(world, job)
  yield 200
  startLeaving(world, job)
}

function startLeavingInside(world: World, job: Job): void {
  if (job.process.alive && !job.process.frozen) startLeaving(world, job)
  else if (job.process.alive) job.process.held.push(() => startLeaving(world, job))
}

/** Runs once, on whatever comes first. */
export function startLeaving(world: World, job: Job): void {
  if (job.leaving) return
  job.leaving = true
  live(world.time, job.process, leave(world, job))
}

/** The message `interview.ended`, which reaches whoever is in the room. */
function tellPage(world: World, job: Job): void {
  const { candidate } = world
  if (!job.participant || candidate.attemptId !== job.attemptId || !candidate.participant) return
  inside(candidate.process, () => showEnd(world))
}

/** Words before the row, the row before the room; a step that fails is passed over, and each has its limit. */
function* leave(world: World, job: Job): Routine {
  const { attemptId, epoch, reason, roomName } = job
  if (reason) tellPage(world, job)
  yield* flush(world, job, limits.flush)
  if (reason) {
    yield* ask(world, limits.endAttempt, 'endAttempt', { attemptId, reason, epoch })
    yield* removeRoom(world, job)
  }
  yield* flush(world, job, limits.flush)
  const lastSeq = job.recorder.seq
  yield* ask(world, limits.report, 'reportLastSeq', { attemptId, epoch, lastSeq })
  world.tell(() => `job ${epoch} left${reason ? ` (${reason})` : ''}`)
  // What was said while they were vouched for.
  if (!world.flaws.has('last_words_are_not_waited_for')) toDisk(world, job)
  job.saidLeft = true
  if (job.participant) leaveRoom(world, roomName, job.participant, 'left')
  kill(job.process)
}

function* removeRoom(world: World, { attemptId, roomName }: Job): Routine {
  const until = world.time.now() + limits.deleteRoom
  for (let pause = 200; world.time.now() < until; pause *= 2) {
    yield 10
    if (deleteRoom(world, roomName)) {
      const confirmed = ask(world, Math.max(1, until - world.time.now()), 'confirmRoomGone', { attemptId })
      yield* confirmed
      return
    }
    yield Math.min(pause, Math.max(1, until - world.time.now()))
  }
}
