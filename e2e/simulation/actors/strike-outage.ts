import { seconds } from '@candor/shared'
import { live, type Routine } from '../kernel/routine.ts'
import { ask, databaseFalls } from '../world/database.ts'
import type { Intrusion, Outage } from '../world/faults.ts'
import { deleteRoom, fall } from '../world/model-livekit.ts'
import type { World } from '../world/world.ts'
import { sweep } from './sweeper.ts'

/** Something around the interview fails for a while. */
export function strikeOutage(world: World, fault: Outage): void {
  const { livekit, time, hosts } = world
  const { forMs } = fault
  const undoneBy = (undo: () => void): void => {
    world.trouble(forMs + seconds(1))
    time.after(forMs, undo)
  }
  switch (fault.kind) {
    case 'database_refuses':
      return databaseFalls(world, 'refuses', forMs)
    case 'database_hangs':
      return databaseFalls(world, 'hangs', forMs)
    case 'livekit_restarts':
      fall(world)
      return undoneBy(() => (livekit.up = true))
    case 'room_deletions_fail':
      livekit.deletesFail = true
      return undoneBy(() => (livekit.deletesFail = false))
    case 'dispatches':
      livekit.dispatches = fault.become
      return undoneBy(() => (livekit.dispatches = 'arrive'))
    case 'web_down':
      world.webUp = false
      return undoneBy(() => (world.webUp = true))
    case 'answers_lost':
      world.answersLost = fault.share
      return undoneBy(() => (world.answersLost = 0))
    case 'disk_full':
      for (const host of hosts) host.diskFull = true
      return undoneBy(() => {
        for (const host of hosts) Object.assign(host, { diskFull: false, diskFreeSince: time.now() })
      })
  }
}

/** Somebody else does something to the interview. */
export function intrude(world: World, fault: Intrusion): void {
  const { attemptId, roomName } = world.candidate
  switch (fault.kind) {
    case 'room_deleted':
      if (roomName) deleteRoom(world, roomName)
      return undefined
    case 'sweep_nudged':
      for (let times = 0; times < 3; times += 1) live(world.time, world.byHand, sweep(world, world.web))
      return undefined
    case 'ended_by_hand':
      if (attemptId) live(world.time, world.byHand, endByHand(world, attemptId, fault))
      return undefined
  }
}

function* endByHand(world: World, attemptId: string, fault: Intrusion & { kind: 'ended_by_hand' }): Routine {
  yield* ask(world, seconds(5), fault.atOnce ? 'endAttempt' : 'beginClosing', { attemptId, reason: fault.reason })
}
