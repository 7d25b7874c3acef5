import type { Fault } from '../world/faults.ts'
import type { World } from '../world/world.ts'
import { actAsCandidate } from './strike-candidate.ts'
import { intrude, strikeOutage } from './strike-outage.ts'
import { strikeJob, strikeWorker } from './strike-process.ts'

/** Lets one fault happen, and undoes it when its time is over. */
export function strike(world: World, fault: Fault): void {
  world.tell(() => `* ${JSON.stringify(fault)}`)
  switch (fault.kind) {
    case 'job_killed':
    case 'job_loops':
    case 'job_frozen':
      return strikeJob(world, fault)
    case 'worker_killed':
    case 'host_lost':
    case 'worker_frozen':
      return strikeWorker(world, fault)
    case 'candidate_away':
    case 'tab_closed':
    case 'connection_lost':
    case 'leave_pressed':
    case 'candidate_stops':
    case 'candidate_silent':
    case 'old_token_used':
      return actAsCandidate(world, fault)
    case 'room_deleted':
    case 'sweep_nudged':
    case 'ended_by_hand':
      return intrude(world, fault)
    case 'database_refuses':
    case 'database_hangs':
    case 'answers_lost':
    case 'livekit_restarts':
    case 'room_deletions_fail':
    case 'web_down':
    case 'disk_full':
    case 'dispatches':
      return strikeOutage(world, fault)
  }
}
