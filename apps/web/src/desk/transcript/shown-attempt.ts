import { effectiveState, type Verdict, verdictOf } from '@candor/shared'
import type { InterviewReading } from '@candor/store'
import { endReasonOf } from '../../server/attempt-answer.ts'
import type { AttemptFacts } from '../state-words.ts'

type Reading = InterviewReading['attempts'][number]

export type ShownAttempt = AttemptFacts & {
  readonly id: string
  readonly number: number
  readonly startedAt: number
  readonly verdict: Verdict
  readonly recordings: Reading['recordings']
}

/** An attempt as it is now, also where the sweep has not reached its row yet. */
export function shownAttempt(attempt: Reading, now: number): ShownAttempt {
  const state = effectiveState(attempt, now)
  return {
    id: attempt.id,
    number: attempt.number,
    startedAt: attempt.liveAt ?? attempt.openedAt,
    state,
    endReason: state === 'ended' ? endReasonOf(attempt, now) : attempt.endReason,
    liveAt: attempt.liveAt,
    endedAt: attempt.endedAt,
    items: attempt.items.length,
    verdict: verdictOf(attempt.words, { endedAt: attempt.endedAt, now }),
    recordings: attempt.recordings,
  }
}
