import { type EndReason, seconds } from '@candor/shared'
import type { Chance } from '../kernel/chance.ts'
import type { VerbName } from '../store/verbs.ts'

/** What can go wrong, or be done, from outside. Lengths are milliseconds. */
export type JobFault =
  | { readonly kind: 'job_killed' | 'job_loops' }
  | { readonly kind: 'job_frozen'; readonly forMs: number }
export type WorkerFault = {
  readonly kind: 'worker_killed' | 'host_lost' | 'worker_frozen'
  readonly host: number
  readonly forMs: number
}
export type CandidateAct =
  | { readonly kind: 'tab_closed' | 'candidate_stops' | 'old_token_used' }
  | { readonly kind: 'candidate_away' | 'connection_lost' | 'candidate_silent'; readonly forMs: number }
  | { readonly kind: 'leave_pressed'; readonly times: number }
export type Outage =
  | { readonly kind: 'database_refuses' | 'database_hangs'; readonly forMs: number }
  | { readonly kind: 'answers_lost'; readonly forMs: number; readonly share: number }
  | { readonly kind: 'livekit_restarts' | 'room_deletions_fail' | 'web_down' | 'disk_full'; readonly forMs: number }
  | { readonly kind: 'dispatches'; readonly become: 'vanish' | 'late' | 'twice'; readonly forMs: number }
export type Intrusion =
  | { readonly kind: 'room_deleted' | 'sweep_nudged' }
  | { readonly kind: 'ended_by_hand'; readonly reason: EndReason; readonly atOnce: boolean }
export type Fault = JobFault | WorkerFault | CandidateAct | Outage | Intrusion

/**
 * A fault and when it happens, counted from the beginning of the lifetime: then, or right after the next call of a verb. Between two steps
 * that belong together things go wrong most, and chance alone seldom meets them.
 */
export type Planned = { readonly atMs: number; readonly after: VerbName | null; readonly fault: Fault }

const sorePoints: readonly [VerbName, ...VerbName[]] = [
  'beginSweep', 'endDueAttempts', 'takeOverdueDispatches', 'takeOwedRooms', 'openAttempt', 'takeDispatchNumber', 'noteJobAccepted',
  'claimAttempt', 'admitCandidate', 'noteCandidateLeft', 'loseInterviewer', 'beginClosing', 'reportLastSeq', 'endAttempt', 'appendItem',
] // prettier-ignore

/** Most faults of one lifetime. */
const most = 8
const withinMs = seconds(35)

/** What happens to one lifetime, in the order of time. Drawn before it begins, so that each fault can be taken away on its own. */
export function planFaults(chance: Chance): Planned[] {
  const count = chance.between(0, most)
  const planned: Planned[] = []
  for (let index = 0; index < count; index += 1) planned.push(drawPlanned(chance))
  return planned.sort((one, other) => one.atMs - other.atMs)
}

function drawPlanned(chance: Chance): Planned {
  const after = chance.of(0.3) ? chance.pick(sorePoints) : null
  return { atMs: chance.between(0, withinMs), after, fault: drawFault(chance) }
}

const upTo = (chance: Chance, ...lengths: [number, ...number[]]): number =>
  chance.between(100, seconds(chance.pick(lengths)))

function drawFault(chance: Chance): Fault {
  const kind = chance.between(1, 100)
  if (kind <= 14) return { kind: 'job_killed' }
  if (kind <= 18) return { kind: 'job_loops' }
  if (kind <= 24) return { kind: 'job_frozen', forMs: upTo(chance, 4, 12, 40) }
  if (kind <= 32) return workerFault(chance)
  if (kind <= 42) return databaseFault(chance)
  if (kind <= 55) return livekitFault(chance)
  if (kind <= 58) return { kind: 'web_down', forMs: upTo(chance, 10, 40) }
  if (kind <= 60) return { kind: 'disk_full', forMs: upTo(chance, 30) }
  if (kind <= 62) return { kind: 'sweep_nudged' }
  if (kind <= 92) return candidateAct(chance)
  if (kind <= 94) return { kind: 'old_token_used' }
  const reason = chance.pick<EndReason>(['recruiter_ended', 'cancelled', 'technical_failure'])
  return { kind: 'ended_by_hand', reason, atOnce: chance.of(0.3) }
}

function workerFault(chance: Chance): Fault {
  const kind = chance.pick(['worker_killed', 'worker_killed', 'host_lost', 'worker_frozen'] as const)
  return { kind, host: chance.between(0, 1), forMs: upTo(chance, 3, 12) }
}

function databaseFault(chance: Chance): Fault {
  if (chance.of(0.3)) return { kind: 'answers_lost', forMs: upTo(chance, 10, 30), share: 0.3 }
  return { kind: chance.pick(['database_refuses', 'database_hangs'] as const), forMs: upTo(chance, 2, 8, 40) }
}

function livekitFault(chance: Chance): Fault {
  if (chance.of(0.4)) return { kind: 'dispatches', become: chance.pick(['vanish', 'late', 'twice'] as const), forMs: upTo(chance, 10, 30) } // prettier-ignore
  if (chance.of(0.25)) return { kind: 'room_deleted' }
  return { kind: chance.pick(['livekit_restarts', 'room_deletions_fail'] as const), forMs: upTo(chance, 4, 20) }
}

function candidateAct(chance: Chance): Fault {
  const kind = chance.between(1, 10)
  if (kind <= 5) return { kind: 'candidate_away', forMs: upTo(chance, 3, 15, 60) }
  if (kind <= 6) return { kind: 'tab_closed' }
  if (kind <= 8) return { kind: 'connection_lost', forMs: upTo(chance, 5, 25, 60) }
  if (kind <= 9) return { kind: 'leave_pressed', times: chance.between(1, 3) }
  return chance.of(0.5) ? { kind: 'candidate_stops' } : { kind: 'candidate_silent', forMs: upTo(chance, 20, 90) }
}
