import {
  type AttemptAnswer,
  type AttemptState,
  effectiveState,
  mayResume,
  reasonAtDeadline,
  resumeForMs,
} from '@candor/shared'
import type { Attempt } from '@candor/store'

type Facts = Pick<
  Attempt,
  'id' | 'state' | 'endReason' | 'deadlineAt' | 'hardStopAt' | 'endedAt' | 'candidatePresent' | 'reconnectWindowMs'
>

/** How an attempt looks to its candidate now. One past its deadline has ended, even where no sweep has reached its row yet. */
export function attemptAnswer(attempt: Facts, now: number): AttemptAnswer {
  const state = effectiveState(attempt, now)
  const endReason = state === 'ended' ? endReasonOf(attempt, now) : attempt.endReason
  const resumable = state === 'ended' && endReason !== null && mayResume(endReason)
  return {
    v: 1,
    attemptId: attempt.id,
    state,
    endReason,
    mayResume: resumable && (attempt.endedAt ?? now) + resumeForMs > now,
    timeLeftMs: talking(state) ? until(attempt.hardStopAt, now) : null,
    returnWithinMs: returnWithin(state, attempt, now),
  }
}

const talking = (state: AttemptState) => state === 'live' || state === 'interrupted'
const until = (moment: number | null, now: number) => (moment === null ? null : Math.max(0, Math.round(moment - now)))

function returnWithin(state: AttemptState, { deadlineAt, hardStopAt, reconnectWindowMs }: Facts, now: number) {
  if (state === 'interrupted') return until(deadlineAt, now)
  return state === 'live' ? Math.min(reconnectWindowMs, until(hardStopAt, now) ?? reconnectWindowMs) : null
}

/** The reason of an attempt that is over: the one in its row, or the one the sweep is about to write there. */
export function endReasonOf(attempt: Facts, now: number) {
  const { state, endReason, candidatePresent, hardStopAt } = attempt
  if (endReason !== null || state === 'ended') return endReason
  const hardStopPassed = hardStopAt !== null && hardStopAt <= now
  return reasonAtDeadline({ state, candidatePresent, hardStopPassed, committedReason: endReason })
}
