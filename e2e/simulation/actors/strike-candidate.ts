import { seconds } from '@candor/shared'
import { live } from '../kernel/routine.ts'
import type { CandidateAct } from '../world/faults.ts'
import { joinRoom, leaveRoom } from '../world/model-livekit.ts'
import type { Participant } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { pressLeave } from './candidate.ts'
import { stop } from './strike-process.ts'

/** How long LiveKit keeps somebody in the room whom it does not hear any more. */
const noticedAfterMs = seconds(16)
const oldTokenForMs = seconds(4)

/** The candidate, or their network, does something. */
export function actAsCandidate(world: World, act: CandidateAct): void {
  const { candidate, time } = world
  switch (act.kind) {
    case 'tab_closed':
      candidate.gone = true
      return closePage(world)
    case 'candidate_away':
      closePage(world)
      return time.after(act.forMs, () => {
        candidate.pageOpen = true
        candidate.excusedAt = time.now()
      })
    case 'connection_lost':
      return loseConnection(world, act.forMs)
    case 'leave_pressed':
      for (let times = 0; times < act.times; times += 1) live(time, candidate.process, pressLeave(world))
      return undefined
    case 'candidate_stops':
      candidate.wantsToStop = true
      return undefined
    case 'candidate_silent':
      candidate.silent = true
      return time.after(act.forMs, () => (candidate.silent = false))
    case 'old_token_used':
      return useOldToken(world)
  }
}

/** Closed or refreshed: the browser says goodbye to LiveKit. */
export function closePage(world: World): void {
  const { candidate } = world
  candidate.pageOpen = false
  candidate.screen = 'joining'
  if (candidate.participant && candidate.roomName) leaveRoom(world, candidate.roomName, candidate.participant, 'left')
  candidate.participant = null
}

/** The network is away: the page stands still, and LiveKit gives the candidate up after a while. */
function loseConnection(world: World, forMs: number): void {
  const { candidate, time } = world
  const { participant, roomName, process } = candidate
  if (process.frozen) return
  stop(world, process, forMs, () => (candidate.excusedAt = time.now()))
  time.after(noticedAfterMs, () => {
    if (participant && roomName && process.frozen) leaveRoom(world, roomName, participant, 'removed')
  })
}

/** Somebody goes into the room with a token that is still valid, whatever became of the attempt, and leaves again. */
function useOldToken(world: World): void {
  const { attemptId, roomName, participant } = world.candidate
  if (attemptId === null || roomName === null || participant !== null) return
  const stranger: Participant = { identity: `candidate-${attemptId}`, epoch: null, onOther: () => {}, onOut: () => {} }
  if (!joinRoom(world, roomName, stranger)) return
  world.time.after(oldTokenForMs, () => leaveRoom(world, roomName, stranger, 'left'))
}
