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
  waiting: seconds(10),
} as const

/** Promises about time: they count from the last moment at which everything they need was there. */
export function checkPatience(world: World, patience: Patience): void {
  const { time, candidate, store, inviteId } = world
  const now = time.now()
  const kept = store.interviews.get(inviteId)?.attempts.at(-1)
  if (!kept) return
  const { row } = kept
  if (patience.attemptId !== row.id) Object.assign(patience, newPatience(), { attemptId: row.id })
  const from = (moment: number): number => Math.max(moment, world.troubledUntil)
  if (row.deadlineAt !== null && row.deadlineAt < now)
    must(now <= from(row.deadlineAt) + limits.overdue, 'I8', () => `${row.state} and past its deadline, and nobody ends it`)
  checkRooms(world, from)

  const inRoom = sitsInRoom(world, row.roomName)
  const talking = holdsRoom(world, kept)
  const since = (name: Exclude<keyof Patience, 'attemptId'>, wrong: boolean): number => {
    if (!wrong) patience[name] = Infinity
    else if (patience[name] === Infinity) patience[name] = now
    return from(patience[name])
  }
  const unfinished = row.state !== 'ended' && row.state !== 'closing'
  const alone = since('alone', inRoom && unfinished && !talking)
  must(now <= alone + limits.alone, 'stuck', () => `the candidate sits alone in a ${row.state} attempt`)
  const unnoticed = since('unnoticed', row.state === 'live' && talking && !humanIn(world, row.roomName))
  must(now <= unnoticed + limits.behind, 'I8', () => 'the candidate is gone and the attempt stays live')
  const unadmitted = since('unadmitted', row.state === 'interrupted' && inRoom && talking)
  must(now <= unadmitted + limits.behind, 'stuck', () => 'the candidate is back, talks, and the row does not know')
  if (row.state === 'ended' && row.endReason === 'candidate_left')
    must((row.endedAt ?? now) <= from(patience.waiting) + limits.waiting, 'return', () => 'the candidate was back, and nobody came')
  since('waiting', inRoom && (row.state === 'interrupted' || row.state === 'ended'))
  // I7: the page shows what the row and its own connection say.
  const shows = candidate.pageOpen && !candidate.process.frozen && candidate.screen === 'talk' && candidate.attemptId === row.id
  const behind = Math.max(since('behind', shows && row.state === 'ended'), candidate.excusedAt)
  must(now <= behind + limits.behind, 'I7', () => 'the page shows a conversation that has ended')
}

/** I6: an ended attempt has no room. */
function checkRooms({ livekit, store, time, troubledUntil }: World, from: (moment: number) => number): void {
  for (const room of livekit.rooms.values()) {
    for (const { row } of store.attempts.values()) {
      if (row.roomName !== room.name || row.endedAt === null) continue
      const since = Math.max(from(row.endedAt), room.createdAt, troubledUntil)
      must(time.now() <= since + limits.roomAfterEnd, 'I6', () => `attempt ${row.number} has ended and its room is there`)
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
