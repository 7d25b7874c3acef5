import { effectiveState, seconds } from '@candor/shared'
import { inside } from '../kernel/process.ts'
import { live, type Routine } from '../kernel/routine.ts'
import { ask, look } from '../world/database.ts'
import { createRoom, deleteRoom, joinRoom, leaveRoom, sendDispatch } from '../world/model-livekit.ts'
import type { Participant } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { sweep } from './sweeper.ts'

const requestLimitMs = seconds(5)

/** The candidate's page: joins, looks every few seconds how the attempt stands, and joins again after any loss that is not an end. */
export function* sitAtThePage(world: World): Routine {
  const { candidate, chance, habits } = world
  for (;;) {
    if (!candidate.pageOpen || candidate.gone) yield 1000
    else if (candidate.participant !== null) {
      yield habits.pollEveryMs
      yield* poll(world)
    } else if (candidate.screen === 'ended') yield* startAgain(world)
    else {
      yield* join(world)
      yield chance.candidate.between(300, 1500)
    }
  }
}

/** The end screen offers to go on where the end was an accident; not everybody does. */
function* startAgain(world: World): Routine {
  const { candidate, chance } = world
  yield seconds(chance.candidate.between(1, 8))
  if (!chance.candidate.of(0.7)) candidate.gone = true
  else if (candidate.pageOpen) candidate.screen = 'joining'
}

/** `POST join`: the attempt, its room, an interviewer, a token; then the browser connects. */
function* join(world: World): Routine {
  const { candidate, inviteId, chance } = world
  if (!world.webUp) return
  const opened = yield* openOrFind(world)
  if (!opened) return
  const { id: attemptId, roomName, state } = opened
  if (state === 'closing') return
  if (!createRoom(world, roomName)) return
  const numbered = yield* ask(world, requestLimitMs, 'takeDispatchNumber', { attemptId })
  // Nobody was asked for, and the sweep only repeats: whoever joins has to ask again.
  if (!numbered.answered && !world.flaws.has('a_failed_call_is_forgotten')) return
  if (numbered.answered && numbered.answer.ok)
    sendDispatch(world, { attemptId, roomName, epoch: numbered.answer.value.dispatchedEpoch })
  yield chance.candidate.between(100, 500)
  if (!candidate.pageOpen || candidate.gone || candidate.participant !== null) return
  candidate.attemptId = attemptId
  candidate.roomName = roomName
  if (enter(world, attemptId, roomName))
    world.tell(() => `candidate in the room of attempt ${opened.number} (${inviteId})`)
}

function* openOrFind(world: World) {
  const { candidate, inviteId } = world
  for (let round = 0; round < 2; round += 1) {
    const opened = yield* ask(world, requestLimitMs, 'openAttempt', { inviteId })
    if (!opened.answered) return null
    if (!opened.answer.ok) {
      candidate.gone = true
      candidate.screen = 'ended'
      return null
    }
    const attempt = opened.answer.value
    if (effectiveState(attempt, world.time.now()) !== 'ended') return attempt
    yield* sweep(world, world.web)
  }
  return null
}

/** Connects the browser to the room, or tells that it could not. */
function enter(world: World, attemptId: string, roomName: string): boolean {
  const { candidate } = world
  const me: Participant = {
    identity: `candidate-${attemptId}`,
    epoch: null,
    onOther: () => {},
    onOut: () => inside(candidate.process, () => out(world, me)),
  }
  if (!joinRoom(world, roomName, me)) return false
  candidate.participant = me
  candidate.screen = 'talk'
  candidate.excusedAt = world.time.now()
  return true
}

/** Disconnected: the page asks the server before it says anything. */
function out(world: World, me: Participant): void {
  const { candidate } = world
  if (candidate.participant !== me) return
  candidate.participant = null
  candidate.screen = 'joining'
  live(world.time, candidate.process, poll(world))
}

function* poll(world: World): Routine {
  const { candidate, store } = world
  const { attemptId } = candidate
  if (!world.webUp || attemptId === null) return
  const row = yield* look(world, requestLimitMs, () => {
    const found = store.attempts.get(attemptId)?.row
    return found && { state: found.state, shown: effectiveState(found, store.now) }
  })
  if (!row.answered || !row.answer || row.answer.shown !== 'ended' || candidate.attemptId !== attemptId) return
  showEnd(world)
  // Shown as ended, but its row does not say so yet: nobody has swept, so the web application does.
  if (row.answer.state !== 'ended') yield* sweep(world, world.web)
}

/** The interviewer's message, or the poll, says that the attempt has ended. */
export function showEnd(world: World): void {
  const { candidate } = world
  if (!candidate.pageOpen || candidate.screen === 'ended') return
  candidate.screen = 'ended'
  if (candidate.participant && candidate.roomName) leaveRoom(world, candidate.roomName, candidate.participant, 'left')
  candidate.participant = null
}

/** `POST leave`, as often as it is pressed. An interviewer that is there says goodbye and ends it; where none ever came, we do. */
export function* pressLeave(world: World): Routine {
  const { candidate } = world
  const { attemptId, roomName } = candidate
  if (!world.webUp || attemptId === null || roomName === null) return
  const reason = 'candidate_ended'
  const closing = yield* ask(world, requestLimitMs, 'beginClosing', { attemptId, reason })
  if (!closing.answered || !closing.answer.ok || closing.answer.value.epoch > 0) return
  yield* ask(world, requestLimitMs, 'endAttempt', { attemptId, reason })
  deleteRoom(world, roomName)
}
