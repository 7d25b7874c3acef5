import {
  acceptedJobMs,
  dispatchUnclaimedMs,
  done,
  leaseMs,
  mostLostInterviewers,
  type Outcome,
  type Progress,
  seconds,
  statesWithInterviewer,
  sweepPauseMs,
} from '@candor/shared'
import type { Attempt } from '@candor/store'
import { type Kept, type ModelStore, note, type Row, refuse, snapshot, whyNot } from './model-store.ts'

type Holder = { readonly attemptId: string; readonly epoch: number }

const mayBeHeld = ({ state }: Row): boolean => (statesWithInterviewer as readonly string[]).includes(state)
const isInTime = ({ deadlineAt }: Row, now: number): boolean => deadlineAt !== null && deadlineAt > now

const isSilent = ({ now, sweep }: ModelStore): boolean => sweep.lastRunAt < now - sweepPauseMs

/** `beginSweep` as far as it decides who is lost: one that finds none before it gives a lease of grace. */
export function noteSwept(store: ModelStore, restedMs: number): void {
  const { now, sweep } = store
  if (isSilent(store)) {
    const rested = sweep.lastRunAt >= now - Math.min(restedMs, leaseMs) - seconds(1)
    const again = rested && sweep.silenceAt < now - leaseMs
    if (again) sweep.pastSilenceAt = sweep.silenceAt
    if (again || !rested) sweep.silenceAt = now
    sweep.graceUntil = now + leaseMs
  }
  sweep.lastRunAt = now
}

/** An interviewer without a beat since then is lost. */
export function lostWithoutBeatSince(store: ModelStore): number {
  const { now, sweep } = store
  return (isSilent(store) || now <= sweep.graceUntil ? sweep.pastSilenceAt : now) - leaseMs
}

/** The holder of the fence is gone: seen to end, or its lease is over and it is not one that has only just come. */
export function interviewerLost(store: ModelStore, { row, lease }: Kept): boolean {
  const { epoch, claimedAt } = row
  if (epoch === 0 || claimedAt === null) return false
  if (claimedAt === -Infinity) return true
  return Math.max(claimedAt, lease?.beatenAt ?? claimedAt) < lostWithoutBeatSince(store)
}

/** Whether an interviewer may be asked for: there is none, and none on the way. */
function needsInterviewer(store: ModelStore, kept: Kept): boolean {
  const { row } = kept
  const { now } = store
  if (!mayBeHeld(row) || !isInTime(row, now)) return false
  if (row.dispatchedEpoch === 0) return true
  const dispatchedAt = row.dispatchedAt ?? now
  if (row.dispatchedEpoch > row.spentEpoch) return dispatchedAt < now - dispatchUnclaimedMs
  const backOffMs = seconds(Math.max(0, row.lostInterviewers - 1) ** 2)
  return row.lostInterviewers < mostLostInterviewers && dispatchedAt < now - backOffMs && interviewerLost(store, kept)
}

function takeNext(store: ModelStore, kept: Kept): Attempt {
  const { row } = kept
  if (row.epoch > 0 && row.dispatchedEpoch === row.spentEpoch) row.lostInterviewers += 1
  row.dispatchedEpoch += 1
  row.dispatchedAt = store.now
  note(store, kept, 'interviewer_dispatched', { number: row.dispatchedEpoch })
  return snapshot(row)
}

export function takeDispatchNumber(store: ModelStore, { attemptId }: { attemptId: string }): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  if (kept && needsInterviewer(store, kept)) return done(takeNext(store, kept))
  return whyNot(store, kept, undefined, () => 'interviewer_present')
}

export function takeOverdueDispatches(store: ModelStore, { limit }: { limit: number }): Attempt[] {
  const taken: Attempt[] = []
  for (const kept of store.attempts.values()) {
    if (kept.row.state === 'ended' || kept.row.dispatchedEpoch === 0 || taken.length === limit) continue
    if (needsInterviewer(store, kept)) taken.push(takeNext(store, kept))
  }
  return taken
}

export function takeSuccessorNumber(store: ModelStore, { attemptId, epoch }: Holder): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const row = kept?.row
  const may =
    row && row.epoch === epoch && row.dispatchedEpoch === row.spentEpoch && mayBeHeld(row) && isInTime(row, store.now)
  if (!kept || !may) return whyNot(store, kept, epoch, () => 'interviewer_present')
  row.dispatchedEpoch += 1
  row.dispatchedAt = store.now
  note(store, kept, 'successor_asked_for', { number: row.dispatchedEpoch })
  return done(snapshot(row))
}

const mostLate = 3

/** Given out for a place that nobody has come for yet. */
export const isClaimable = ({ dispatchedEpoch, spentEpoch }: Row, epoch: number): boolean =>
  spentEpoch < epoch && epoch <= dispatchedEpoch

/** `noteJobAccepted`: a worker has taken a job that may still be claimed. */
export function noteJobAccepted({ attempts, now }: ModelStore, { attemptId, epoch }: Holder): void {
  const row = attempts.get(attemptId)?.row
  if (!row || !isClaimable(row, epoch) || row.state === 'ended') return
  const { dispatchedEpoch, spentEpoch, dispatchedAt } = row
  const until = now + acceptedJobMs * Math.min(dispatchedEpoch - spentEpoch, mostLate) - dispatchUnclaimedMs
  row.dispatchedAt = Math.max(dispatchedAt ?? until, until)
}

/** `noteJobLost`: an accepted job was seen to end before it had claimed. */
export function noteJobLost(store: ModelStore, { attemptId, epoch }: Holder): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const row = kept?.row
  const { now } = store
  const may = row && mayBeHeld(row) && isInTime(row, now) && isClaimable(row, epoch)
  if (!kept || !may) return whyNot(store, kept, undefined, () => 'epoch_stale')
  const backOffMs = seconds(Math.min(row.dispatchedEpoch - row.spentEpoch - 1, 4) ** 2)
  row.dispatchedAt = Math.min(row.dispatchedAt ?? now, now - dispatchUnclaimedMs + backOffMs)
  note(store, kept, 'interviewer_never_came', { number: epoch })
  return done(snapshot(row))
}

export type Claim = Holder & { readonly jobId: string; readonly host: string; readonly pid: number }

export function claimAttempt(store: ModelStore, { attemptId, epoch, jobId, host, pid }: Claim): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const row = kept?.row
  const { now } = store
  const may = row && mayBeHeld(row) && isInTime(row, now) && isClaimable(row, epoch)
  if (!kept || !may)
    return whyNot(store, kept, undefined, (holder) => (holder === epoch ? 'epoch_taken' : 'epoch_stale'))
  row.epoch = epoch
  row.spentEpoch = row.dispatchedEpoch
  row.claimedAt = now
  row.dispatchedAt = Math.min(row.dispatchedAt ?? now, now)
  if (row.state === 'open' && row.candidatePresent) {
    row.state = 'live'
    row.liveAt = now
    row.hardStopAt = now + row.maxLengthMs
    row.deadlineAt = row.hardStopAt
  }
  kept.lease = { epoch, host, pid, beatenAt: now }
  note(store, kept, 'interviewer_claimed', { jobId, host })
  return done(snapshot(row))
}

export function beat(store: ModelStore, { attemptId, epoch }: Holder) {
  const kept = store.attempts.get(attemptId)
  if (!kept) return refuse('attempt_unknown')
  const { row, lease } = kept
  if (lease?.epoch === epoch) lease.beatenAt = store.now
  if (row.epoch !== epoch) return refuse('epoch_stale')
  if (row.state === 'ended') return refuse('attempt_ended')
  const { state, endReason, hardStopAt } = row
  return done({ state, endReason, hardStopAt, nowAt: store.now })
}

export type EndedProcess = Holder & { readonly host: string; readonly pid: number }

export function loseInterviewer(store: ModelStore, { attemptId, epoch, host, pid }: EndedProcess): Outcome<Attempt> {
  const kept = store.attempts.get(attemptId)
  const { lease, row } = kept ?? {}
  const holds = lease?.epoch === epoch && lease.host === host && lease.pid === pid
  if (!kept || !row || row.epoch !== epoch || row.state === 'ended' || !holds)
    return whyNot(store, kept, epoch, () => 'epoch_taken')
  row.claimedAt = -Infinity
  note(store, kept, 'interviewer_lost')
  return done(snapshot(row))
}

export function saveProgress(store: ModelStore, input: Holder & { readonly progress: Progress }): Outcome<true> {
  const kept = store.attempts.get(input.attemptId)
  if (!kept || kept.row.epoch !== input.epoch || kept.row.state === 'ended') return whyNot(store, kept, input.epoch)
  if (reach(input.progress) >= reach(kept.row.progress)) kept.row.progress = input.progress
  store.touched.add(kept)
  return done(true)
}

/** How far it is, in the order in which it grows. */
const reach = ({ asked, answered }: Progress): number => asked.length * 2 + (answered ? 1 : 0)
