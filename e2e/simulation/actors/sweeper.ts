import type { Attempt } from '@candor/store'
import type { Routine } from '../kernel/routine.ts'
import type { OwedRoom } from '../store/sweeping-verbs.ts'
import { ask } from '../world/database.ts'
import { createRoom, deleteRoom, evict, hasHuman, sendDispatch } from '../world/model-livekit.ts'
import type { Sweeper } from '../world/parts.ts'
import type { World } from '../world/world.ts'

const most = 20
const deleteLimitMs = 4000
const statementLimitMs = 15_000

/** What `sweep` of `packages/rooms` does, statement by statement: between any two of them anything may happen. */
export function* sweep(world: World, sweeper: Sweeper): Routine {
  const beganAt = world.time.now()
  const begun = yield* ask(world, statementLimitMs, 'beginSweep', rest(world, sweeper))
  if (!begun.answered) return
  sweeper.sweptAt = beganAt
  const ended = yield* ask(world, statementLimitMs, 'endDueAttempts', { limit: most })
  if (!ended.answered) return
  const overdue = yield* ask(world, statementLimitMs, 'takeOverdueDispatches', { limit: most })
  if (!overdue.answered) return
  const owed = yield* ask(world, statementLimitMs, 'takeOwedRooms', { limit: most, holdMs: deleteLimitMs * 2 })
  if (!owed.answered) return
  yield* actOn(world, begun.answer.compareRooms, overdue.answer, owed.answer)
}

/** The same at one moment; most sweeps find nothing, and nothing happens meanwhile. Returns what is left to do with LiveKit. */
export function sweepAtOnce(world: World, sweeper: Sweeper): Routine | null {
  const { compareRooms } = world.perform('beginSweep', rest(world, sweeper))
  sweeper.sweptAt = world.time.now()
  world.perform('endDueAttempts', { limit: most })
  const overdue = world.perform('takeOverdueDispatches', { limit: most })
  const owed = world.perform('takeOwedRooms', { limit: most, holdMs: deleteLimitMs * 2 })
  if (!compareRooms && overdue.length === 0 && owed.length === 0) return null
  return actOn(world, compareRooms, overdue, owed)
}

/** How long this one has rested; what it remembers is forgotten until it is answered again. */
function rest({ time }: World, sweeper: Sweeper): { restedMs: number } {
  const { sweptAt } = sweeper
  sweeper.sweptAt = null
  return { restedMs: sweptAt === null ? 0 : time.now() - sweptAt }
}

function* actOn(world: World, compare: boolean, overdue: readonly Attempt[], owed: readonly OwedRoom[]): Routine {
  for (const attempt of overdue) dispatchAgain(world, attempt)
  for (const room of owed) {
    yield* removeRoom(world, room.roomName)
    if (isGone(world, room.roomName))
      yield* ask(world, statementLimitMs, 'confirmRoomGone', { attemptId: room.attemptId })
  }
  if (compare) yield* settleRooms(world)
}

/** The one that was lost may still stand in the room; a successor asked for is another matter. */
function dispatchAgain(world: World, attempt: Attempt): void {
  const { id: attemptId, roomName, dispatchedEpoch, spentEpoch, epoch, lostInterviewers } = attempt
  world.tell(() => `sweep asks for interviewer ${dispatchedEpoch}`)
  sendDispatch(world, { attemptId, roomName, epoch: dispatchedEpoch })
  if (lostInterviewers > 0 && dispatchedEpoch === spentEpoch + 1) evict(world, roomName, `agent-${attemptId}-e${epoch}`)
}

function* removeRoom(world: World, roomName: string): Routine {
  const until = world.time.now() + deleteLimitMs
  for (let pause = 200; world.time.now() < until; pause *= 2) {
    yield 10
    if (deleteRoom(world, roomName)) return
    yield Math.min(pause, Math.max(1, until - world.time.now()))
  }
}

/** Whether the server answers that there is no such room. */
const isGone = ({ livekit }: World, roomName: string): boolean => livekit.up && !livekit.rooms.has(roomName)

/** Asked only where something may come of it. */
function* holdWindows(world: World, roomNames: string[]): Routine<{ readonly answered: boolean }> {
  const some = [...world.store.attempts.values()].some(({ row }) => row.state === 'interrupted')
  return some ? yield* ask(world, statementLimitMs, 'holdWindows', { roomNames }) : { answered: true }
}

function* settleRooms(world: World): Routine {
  if (!world.livekit.up) return
  const roomNames = [...world.livekit.rooms.keys()]
  const waiting = [...world.livekit.rooms.values()].filter(hasHuman).map(({ name }) => name)
  if (waiting.length > 0) {
    const noted = yield* ask(world, statementLimitMs, 'noteWaiting', { roomNames: waiting })
    if (!noted.answered) return
    const held = yield* holdWindows(world, waiting)
    if (!held.answered) return
  }
  const compared = yield* ask(world, statementLimitMs, 'compareRooms', { roomNames })
  if (!compared.answered) return
  for (const name of compared.answer.stray) yield* removeRoom(world, name)
  for (const { roomName } of compared.answer.missing) {
    world.tell(() => `sweep opens a forgotten room again`)
    createRoom(world, roomName)
  }
}
