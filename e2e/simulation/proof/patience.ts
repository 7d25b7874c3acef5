import { seconds } from '@candor/shared'
import { isTalking } from '../actors/provider.ts'
import type { Kept } from '../store/model-store.ts'
import { hasHuman } from '../world/model-livekit.ts'
import { must } from '../world/violation.ts'
import type { World } from '../world/world.ts'

/** Since when something is as it should not stay; infinity where all is well. */
export type Patience = {
  alone: number
  unnoticed: number
  unadmitted: number
  behind: number
  /** The candidate waits in the room of an interrupted attempt. */
  waiting: number
  attemptId: string
}

export const newPatience = (): Patience => ({
  alone: Infinity, unnoticed: Infinity, unadmitted: Infinity, behind: Infinity, waiting: Infinity, attemptId: '',
}) // prettier-ignore

const limits = {
  /** Past its deadline, once somebody sweeps again. */
  overdue: seconds(6),
  /** A room of an ended attempt: the interviewer's own time, a hold by a sweeper that died, the repeats. */
  roomAfterEnd: seconds(20),
  /** The candidate in the room without anybody who talks; five losses in a row wait 30 s longer. */
  alone: seconds(60),
  behind: seconds(12),
  /** A frozen job is found after five seconds, and a process that is not warm may take eight to start. */
  waiting: seconds(16),
} as const

/** Promises about time: they count from the last moment at which everything they need was there. */
export function checkPatience(world: World, patience: Patience): void {
  const { time, candidate, store, inviteId, troubledUntil, struckAt } = world
  const now = time.now()
  const kept = store.interviews.get(inviteId)?.attempts.at(-1)
  if (!kept) return
  const { row } = kept
  const { state, deadlineAt } = row
  if (patience.attemptId !== row.id) Object.assign(patience, newPatience(), { attemptId: row.id })
  if (deadlineAt !== null && deadlineAt < now) {
    const overdue = now > Math.max(deadlineAt, troubledUntil) + limits.overdue
    must(!overdue, 'I8', () => `${state} and past its deadline, and nobody ends it`)
  }
  if (world.livekit.rooms.size > 0) checkRooms(world)
  const isLate = (since: number, limitMs: number): boolean => now > Math.max(since, troubledUntil) + limitMs

  const inRoom = sitsInRoom(world, row.roomName)
  const talking = holdsRoom(world, kept)
  patience.alone = since(patience.alone, inRoom && !talking && state !== 'ended' && state !== 'closing', now)
  must(
    !isLate(Math.max(patience.alone, struckAt), limits.alone),
    'stuck',
    () => `the candidate sits alone in a ${state} attempt`,
  )
  patience.unnoticed = since(patience.unnoticed, state === 'live' && talking && !humanIn(world, row.roomName), now)
  must(!isLate(patience.unnoticed, limits.behind), 'I8', () => 'the candidate is gone and the attempt stays live')
  patience.unadmitted = since(patience.unadmitted, state === 'interrupted' && inRoom && talking, now)
  must(!isLate(patience.unadmitted, limits.behind), 'stuck', () => 'the candidate is back, and the row does not know')
  if (state === 'ended' && row.endReason === 'candidate_left') {
    const late = (row.endedAt ?? now) > Math.max(patience.waiting, troubledUntil, struckAt) + limits.waiting
    must(!late, 'return', () => 'the candidate was back, and nobody came')
  }
  patience.waiting = since(patience.waiting, inRoom && (state === 'interrupted' || state === 'ended'), now)
  // I7: the page shows what the row and its own connection say.
  const shows = candidate.screen === 'talk' && candidate.pageOpen && !candidate.process.frozen
  patience.behind = since(patience.behind, state === 'ended' && shows && candidate.attemptId === row.id, now)
  const behind = isLate(Math.max(patience.behind, candidate.excusedAt), limits.behind)
  must(!behind, 'I7', () => 'the page shows a conversation that has ended')
}

const since = (before: number, wrong: boolean, now: number): number =>
  wrong ? (before === Infinity ? now : before) : Infinity

/** I6: an ended attempt has no room. */
function checkRooms({ livekit, store, time, troubledUntil }: World): void {
  for (const room of livekit.rooms.values()) {
    for (const { row } of store.attempts.values()) {
      if (row.endedAt === null || row.roomName !== room.name) continue
      const from = Math.max(row.endedAt, room.createdAt, troubledUntil)
      must(
        time.now() <= from + limits.roomAfterEnd,
        'I6',
        () => `attempt ${row.number} has ended and its room is there`,
      )
    }
  }
}

/** The candidate's page is awake and connected, and LiveKit sees it. */
function sitsInRoom({ candidate, livekit }: World, roomName: string): boolean {
  const { participant, process } = candidate
  if (participant === null || process.frozen || candidate.roomName !== roomName) return false
  return livekit.rooms.get(roomName)?.participants.get(participant.identity) === participant
}

const humanIn = ({ livekit }: World, roomName: string): boolean => {
  const room = livekit.rooms.get(roomName)
  return room !== undefined && hasHuman(room)
}

function holdsRoom({ hosts }: World, { row }: Kept): boolean {
  for (const { jobs } of hosts) for (const job of jobs) if (job.attemptId === row.id && isTalking(job)) return true
  return false
}
