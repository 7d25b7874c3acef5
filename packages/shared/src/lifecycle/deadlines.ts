import { closingLimitMs, openLimitMs } from '../basics/lengths.ts'
import type { EndReason } from './end-reasons.ts'
import type { AttemptState } from './transitions.ts'

/**
 * How the deadline of a state is set. `length`: that long from now. `hard_stop`: the end of the interview's maximum length.
 * `window`: the reconnect window from now, but never past the hard stop. `none`: only an ended attempt waits for nothing.
 */
export type DeadlineRule =
  | { readonly kind: 'length'; readonly ms: number }
  | { readonly kind: 'hard_stop' }
  | { readonly kind: 'window' }
  | { readonly kind: 'none' }

export const deadlineRules: Record<AttemptState, DeadlineRule> = {
  open: { kind: 'length', ms: openLimitMs },
  live: { kind: 'hard_stop' },
  interrupted: { kind: 'window' },
  closing: { kind: 'length', ms: closingLimitMs },
  ended: { kind: 'none' },
}

export type DeadlineFacts = { readonly now: number; readonly hardStopAt: number; readonly windowMs: number }

/** The deadline of a state in epoch milliseconds, or null for an ended attempt. */
export function deadlineAt(state: AttemptState, { now, hardStopAt, windowMs }: DeadlineFacts): number | null {
  const rule = deadlineRules[state]
  switch (rule.kind) {
    case 'length':
      return now + rule.ms
    case 'hard_stop':
      return hardStopAt
    case 'window':
      return Math.min(hardStopAt, now + windowMs)
    case 'none':
      return null
  }
}

export type DeadlineMissed = {
  readonly state: Exclude<AttemptState, 'ended'>
  readonly candidatePresent: boolean
  readonly hardStopPassed: boolean
  readonly committedReason: EndReason | null
}

/** The end reason when a deadline passes and nobody ended the attempt before. `packages/store` says the same in SQL. */
export function reasonAtDeadline({
  state,
  candidatePresent,
  hardStopPassed,
  committedReason,
}: DeadlineMissed): EndReason {
  switch (state) {
    case 'open':
      return candidatePresent ? 'interviewer_lost' : 'no_show'
    case 'live':
      return 'time_limit'
    case 'interrupted':
      return hardStopPassed ? 'time_limit' : 'candidate_left'
    case 'closing':
      return committedReason ?? 'technical_failure'
  }
}

/** What to show for a row before the sweep has reached it: an attempt past its deadline is over, whatever its row still says. */
export function effectiveState(row: { state: AttemptState; deadlineAt: number | null }, now: number): AttemptState {
  return row.deadlineAt !== null && row.deadlineAt <= now ? 'ended' : row.state
}
