import {
  closingLimitMs,
  done,
  type EndReason,
  mostLostInterviewers,
  type Outcome,
  reasonAtDeadline,
  stateAfter,
} from '@candor/shared'
import type { Attempt } from '@candor/store'
import { interviewerLost } from './interviewer-verbs.ts'
import { type Kept, type ModelStore, note, snapshot, whyNot } from './model-store.ts'

export type End = { readonly attemptId: string; readonly reason: EndReason; readonly epoch?: number | undefined }

export function beginClosing(store: ModelStore, { attemptId, reason, epoch }: End): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const to = kept && stateAfter(kept.row.state, 'closing_begun')
  if (!kept || !to || (epoch !== undefined && kept.row.epoch !== epoch)) return whyNot(store, kept, epoch)
  const { row } = kept
  row.state = to
  row.endReason = reason
  row.closingAt = store.now
  row.deadlineAt = store.now + closingLimitMs
  note(store, kept, 'closing_begun', { reason })
  return done(snapshot(row))
}

export function endAttempt(store: ModelStore, { attemptId, reason, epoch }: End): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const mayEnd = kept && stateAfter(kept.row.state, 'ended') !== undefined
  if (!kept || !mayEnd || (epoch !== undefined && kept.row.epoch !== epoch)) return whyNot(store, kept, epoch)
  return done(finish(store, kept, reason))
}

function finish(store: ModelStore, kept: Kept, reason: EndReason): Attempt {
  const { row } = kept
  row.state = 'ended'
  row.endReason ??= reason
  row.endedAt = store.now
  row.deadlineAt = null
  row.closingAt ??= store.now
  row.sweptUntil = null
  note(store, kept, 'ended', { reason: row.endReason })
  return snapshot(row)
}

export function endDueAttempts(store: ModelStore, { limit }: { limit: number }): Attempt[] {
  const ended: Attempt[] = []
  for (const kept of store.attempts.values()) {
    const { state } = kept.row
    if (state === 'ended' || ended.length === limit || !isDue(store, kept)) continue
    ended.push(finish(store, kept, reasonNow(store, kept)))
  }
  return ended
}

function isDue(store: ModelStore, kept: Kept): boolean {
  const { deadlineAt, lostInterviewers, dispatchedEpoch, spentEpoch } = kept.row
  if ((deadlineAt ?? Infinity) <= store.now) return true
  return lostInterviewers >= mostLostInterviewers && dispatchedEpoch === spentEpoch && interviewerLost(store, kept)
}

/** Ended before its deadline, it lost one interviewer after the other; a committed reason stays in either case. */
function reasonNow({ now }: ModelStore, { row }: Kept): EndReason {
  const { state, deadlineAt, candidatePresent, hardStopAt, endReason } = row
  if (state === 'closing' || state === 'ended') return endReason ?? 'technical_failure'
  if ((deadlineAt ?? now) > now) return 'interviewer_lost'
  const hardStopPassed = (hardStopAt ?? Infinity) <= now
  return reasonAtDeadline({ state, candidatePresent, hardStopPassed, committedReason: endReason })
}
