import type { AttemptState, EndReason, Progress } from '@candor/shared'
import { sql, type SQL } from 'drizzle-orm'

/** An attempt as the verbs return it. Moments are epoch milliseconds of PostgreSQL's clock, lengths milliseconds. */
export type Attempt = {
  readonly id: string
  readonly interviewId: string
  readonly number: number
  readonly roomName: string
  readonly state: AttemptState
  readonly endReason: EndReason | null
  readonly deadlineAt: number | null
  readonly hardStopAt: number | null
  readonly maxLengthMs: number
  readonly reconnectWindowMs: number
  readonly epoch: number
  readonly dispatchedEpoch: number
  /** Numbers up to this one cannot be claimed any more. */
  readonly spentEpoch: number
  readonly dispatchedAt: number | null
  readonly lostInterviewers: number
  readonly candidatePresent: boolean
  readonly progress: Progress
  readonly openedAt: number
  readonly liveAt: number | null
  readonly interruptedAt: number | null
  readonly closingAt: number | null
  readonly endedAt: number | null
  readonly roomGoneAt: number | null
}

/** The columns of `Attempt`, read from the table or CTE that goes by `from`. */
export function attemptColumns(from: string): SQL {
  const names = [
    'id', 'interview_id', 'number', 'room_name', 'state', 'end_reason', 'deadline_at', 'hard_stop_at', 'max_length_ms',
    'reconnect_window_ms', 'epoch', 'dispatched_epoch', 'spent_epoch', 'dispatched_at', 'lost_interviewers', 'candidate_present', 'progress', 'opened_at',
    'live_at', 'interrupted_at', 'closing_at', 'ended_at', 'room_gone_at',
  ] // prettier-ignore
  return sql.raw(names.map((name) => `${from}.${name}`).join(', '))
}
