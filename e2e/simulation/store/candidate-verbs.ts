import { deadlineAt, done, mayResume, noProgress, type Outcome, resumeForMs } from '@candor/shared'
import type { Attempt } from '@candor/store'
import { type Interview, type Kept, type ModelStore, note, refuse, snapshot } from './model-store.ts'

type Answer = Outcome<Attempt>
/** Somebody saw the candidate come or go: an interviewer, which then gives its number, or somebody without one. */
type Sighting = { readonly attemptId: string; readonly epoch?: number }

/** `openAttempt`: the unfinished attempt of an invite, or a new one where the last ended by accident and not long ago. */
export function openAttempt(store: ModelStore, { inviteId }: { inviteId: string }): Answer {
  const interview = store.interviews.get(inviteId)
  if (!interview) return refuse('invite_unknown')
  const last = interview.attempts.at(-1)
  if (last && last.row.state !== 'ended') return done(snapshot(last.row))
  const mayFollow =
    !last ||
    (last.row.endReason !== null && mayResume(last.row.endReason) && (last.row.endedAt ?? 0) > store.now - resumeForMs)
  return mayFollow ? done(snapshot(insertAttempt(store, interview, last).row)) : refuse('interview_finished')
}

function insertAttempt(store: ModelStore, interview: Interview, last: Kept | undefined): Kept {
  const { interviewId, maxLengthMs, reconnectWindowMs, attempts } = interview
  const number = attempts.length + 1
  const { now } = store
  const kept: Kept = {
    row: {
      id: `att_${interviewId.slice(4)}n${number}`,
      interviewId,
      number,
      roomName: `candor-simulated-${interviewId.slice(4)}n${number}`,
      state: 'open',
      endReason: null,
      deadlineAt: deadlineAt('open', { now, hardStopAt: now, windowMs: reconnectWindowMs }),
      hardStopAt: null,
      maxLengthMs,
      reconnectWindowMs,
      epoch: 0,
      dispatchedEpoch: 0,
      spentEpoch: 0,
      dispatchedAt: null,
      lostInterviewers: 0,
      candidatePresent: false,
      progress: last?.row.progress ?? noProgress,
      openedAt: now,
      liveAt: null,
      interruptedAt: null,
      closingAt: null,
      endedAt: null,
      roomGoneAt: null,
      claimedAt: null,
      sweptUntil: null,
    },
    lease: null,
    events: [],
    items: new Map(),
    places: new Map(),
    reports: new Map(),
  }
  attempts.push(kept)
  store.attempts.set(kept.row.id, kept)
  note(store, kept, 'opened')
  return kept
}

/** `admitCandidate`: the candidate is in the room. */
export function admitCandidate(store: ModelStore, { attemptId, epoch }: Sighting): Answer {
  const kept = store.attempts.get(attemptId)
  if (!kept) return refuse('attempt_unknown')
  const { row } = kept
  if (epoch !== undefined && epoch !== row.epoch) return refuse('epoch_stale')
  const { now } = store
  const comes = (row.state === 'open' || row.state === 'interrupted') && !row.candidatePresent
  if (!comes || (row.deadlineAt ?? 0) <= now) return done(snapshot(row))
  row.candidatePresent = true
  if (row.state === 'open' && row.epoch === 0) {
    note(store, kept, 'candidate_joined')
    return done(snapshot(row))
  }
  const hardStopAt = row.state === 'open' ? now + row.maxLengthMs : hardStopAfterReturn(row, now)
  row.state = 'live'
  row.liveAt ??= now
  row.hardStopAt = hardStopAt
  row.deadlineAt = hardStopAt
  row.interruptedAt = null
  note(store, kept, row.liveAt < now ? 'candidate_returned' : 'candidate_joined')
  return done(snapshot(row))
}

/** The time away is given back, but never more than one window in all. */
function hardStopAfterReturn(row: Kept['row'], now: number): number {
  const { hardStopAt, interruptedAt, liveAt, maxLengthMs, reconnectWindowMs } = row
  const stop = hardStopAt ?? now
  return Math.max(
    stop,
    Math.min(stop + now - (interruptedAt ?? now), (liveAt ?? now) + maxLengthMs + reconnectWindowMs),
  )
}

/** `noteCandidateLeft`: the candidate is gone from the room. */
export function noteCandidateLeft(store: ModelStore, { attemptId, epoch }: Sighting): Answer {
  const kept = store.attempts.get(attemptId)
  if (!kept) return refuse('attempt_unknown')
  const { row } = kept
  if (epoch !== undefined && epoch !== row.epoch) return refuse('epoch_stale')
  const { now } = store
  if (!row.candidatePresent || (row.deadlineAt ?? 0) <= now) return done(snapshot(row))
  row.candidatePresent = false
  if (row.state === 'live') {
    row.state = 'interrupted'
    row.interruptedAt = now
    row.deadlineAt = deadlineAt('interrupted', {
      now,
      hardStopAt: row.hardStopAt ?? now,
      windowMs: row.reconnectWindowMs,
    })
  }
  note(store, kept, 'candidate_left')
  return done(snapshot(row))
}
