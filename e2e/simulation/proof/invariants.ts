import { attemptTransitions, type AttemptState, closingLimitMs, openLimitMs, stateAfter } from '@candor/shared'
import { type Kept, placeOf, type Row } from '../store/model-store.ts'
import { must } from '../world/violation.ts'
import type { World } from '../world/world.ts'
import { checkPatience, type Patience } from './patience.ts'

/** An attempt as it was when it was last looked at: what must not change again, and from where it may move. */
type Seen = {
  state: AttemptState
  reason: string | null
  epoch: number
  items: number
  events: number
  ended: string | null
}
export type Memory = { readonly seen: Map<string, Seen>; readonly patience: Patience }

/** Checks what must hold after every step: I1 to I8 of DESIGN 12. Looks only at what can have changed. */
export function checkStep(world: World, { seen, patience }: Memory): void {
  const { touched } = world.store
  if (touched.size > 0) {
    for (const kept of touched) checkAttempt(world, kept, seen)
    touched.clear()
  }
  if (world.ledger.fresh.length > 0) checkWords(world)
  checkPatience(world, patience)
}

function checkAttempt(world: World, kept: Kept, seen: Map<string, Seen>): void {
  const { row } = kept
  const before = seen.get(row.id)
  if (before) {
    checkMove(row, before)
    must(kept.items.size >= before.items, 'I3', () => 'an item is gone')
    must(!before.reason || before.reason === row.endReason, 'I2', () => `${before.reason} became ${row.endReason}`)
  }
  must(kept.places.size === kept.items.size, 'I4', () => 'two items hold one place')
  if (kept.events.length !== before?.events) checkLog(kept, before?.events ?? 0)
  checkRow(row, world.store.now)
  checkLease(kept)
  const ended = row.state === 'ended' ? factsOf(row) : null
  if (before?.ended) must(before.ended === ended, 'I1', () => `an ended attempt changed: ${before.ended}, ${ended}`)
  seen.set(row.id, {
    state: row.state,
    reason: row.endReason,
    epoch: row.epoch,
    items: kept.items.size,
    events: kept.events.length,
    ended,
  })
}

const factsOf = ({
  endReason,
  epoch,
  dispatchedEpoch,
  lostInterviewers,
  candidatePresent,
  endedAt,
  progress,
}: Row): string =>
  `${endReason} ${epoch} ${dispatchedEpoch} ${lostInterviewers} ${candidatePresent} ${endedAt} ${progress.asked.length}`

/** I1, I5: by a move of the table, and the fence only forward. One step may hold several moves of one attempt. */
function checkMove(row: Row, before: Seen): void {
  must(row.epoch >= before.epoch, 'I5', () => `the fence went back from ${before.epoch} to ${row.epoch}`)
  must(before.state !== 'ended' || row.state === 'ended', 'I1', () => `ended became ${row.state}`)
}

/** The log tells the same life as the row. */
function checkLog({ events, row }: Kept, from: number): void {
  for (let index = Math.max(1, from); index < events.length; index += 1) {
    const [before, to] = [events[index - 1]?.detail['state'], events[index]?.detail['state']] as [
      AttemptState,
      AttemptState,
    ]
    const known = before === to || attemptTransitions.some((transition) => stateAfter(before, transition) === to)
    must(known, 'I1', () => `${before} to ${to} is no move of the table`)
  }
  must(events.at(-1)?.detail['state'] === row.state, 'I1', () => 'the log and the row tell two stories')
}

/** What PostgreSQL's constraints forbid, and I8: an unfinished row waits for something, and not for ever. */
function checkRow(row: Row, now: number): void {
  const { state, deadlineAt, hardStopAt, liveAt, interruptedAt, endReason, epoch, dispatchedEpoch } = row
  must((deadlineAt === null) === (state === 'ended'), 'I8', () => `${state} with deadline ${deadlineAt}`)
  must((endReason !== null) === (state === 'closing' || state === 'ended'), 'I2', () => `${state} by ${endReason}`)
  must((row.endedAt !== null) === (state === 'ended'), 'I1', () => `${state}, ended at ${row.endedAt}`)
  must(row.roomGoneAt === null || state === 'ended', 'I6', () => `the room of a ${state} attempt is called gone`)
  must(
    dispatchedEpoch >= row.spentEpoch && row.spentEpoch >= epoch && (epoch === 0) === (row.claimedAt === null),
    'I5',
    () => 'a number nobody gave out',
  )
  if (state === 'live' || state === 'interrupted') {
    const whole = hardStopAt !== null && liveAt !== null && row.candidatePresent === (state === 'live')
    must(whole && (state === 'live' || interruptedAt !== null), 'I8', () => `${state} lacks what it needs`)
  }
  if (deadlineAt === null) return
  const most = { open: openLimitMs, live: row.maxLengthMs + row.reconnectWindowMs, interrupted: row.reconnectWindowMs, closing: closingLimitMs, ended: 0 } // prettier-ignore
  must(deadlineAt - now <= most[state], 'I8', () => `${state} may last ${deadlineAt - now} ms more`)
  must((hardStopAt ?? 0) - (liveAt ?? now) <= most.live, 'I8', () => 'leaving and returning makes an interview longer')
}

function checkLease({ lease, row }: Kept): void {
  must(row.state !== 'ended' || lease === null, 'I5', () => 'an ended attempt is still held')
  must(!lease || lease.epoch === row.epoch, 'I5', () => 'the lease is not the fence')
}

/** I3 and I4: what was acknowledged is there, at its place, as it was said; also of an interviewer that was replaced (I5). */
function checkWords({ ledger, store }: World): void {
  for (const { item } of ledger.fresh.splice(0)) {
    const kept = store.attempts.get(item.attemptId)
    must(kept?.items.get(item.itemId) === item, 'I3', () => `${item.itemId} was acknowledged and is not there`)
    must(kept?.places.get(placeOf(item.epoch, item.seq)) === item.itemId, 'I4', () => `${item.itemId} lost its place`)
  }
}
