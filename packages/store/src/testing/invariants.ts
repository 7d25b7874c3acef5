import type { Db } from '@candor/drizzle'
import { attemptTransitions, type AttemptState, openLimitMs, stateAfter, type TranscriptItem } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { type Attempt, attemptColumns } from '../attempts/attempt.ts'
import { fromRow, rowsOf } from '../rows.ts'
import { readTranscript } from '../transcripts/read-transcript.ts'
import { eventsOf } from './stage.ts'
import type { Done } from './moves.ts'

/** What was seen of an interview so far: what must never change again, and what must still be there. */
export type Memory = {
  readonly reasons: Map<string, string>
  readonly ended: Map<string, Record<string, unknown>>
  readonly items: Map<string, TranscriptItem>
}
export const nothingSeen = (): Memory => ({ reasons: new Map(), ended: new Map(), items: new Map() })

export async function attemptsOf(db: Db, interviewId: string): Promise<Attempt[]> {
  const rows = await rowsOf(
    db,
    sql`select ${attemptColumns('attempt')} from attempt where interview_id = ${interviewId} order by number`,
  )
  return rows.map((row) => fromRow<Attempt>(row))
}

/** Checks after a step what must hold after every step, and remembers what was seen (invariants I1 to I5 and I8). */
export async function checkInvariants(db: Db, interviewId: string, memory: Memory): Promise<void> {
  const attempts = await attemptsOf(db, interviewId)
  expect(attempts.filter(({ state }) => state !== 'ended').length, 'one unfinished attempt at most').toBeLessThan(2)
  for (const attempt of attempts) {
    checkEnd(attempt, memory)
    checkDeadline(attempt)
    await checkLog(db, attempt)
    await checkWords(db, attempt, memory)
  }
}

/** I1 and I2: the end is one, and its reason is the first one committed. */
function checkEnd(attempt: Attempt, { reasons, ended }: Memory): void {
  const { id, endReason, state } = attempt
  const first = reasons.get(id)
  if (first) expect(endReason, 'I2 the first reason stays').toBe(first)
  if (endReason) reasons.set(id, endReason)
  if (state !== 'ended') return expect(ended.has(id), 'I1 nothing leads back from the end').toBe(false)
  // Time that passes sets all moments back, so they are left out.
  const facts = Object.fromEntries(Object.entries(attempt).filter(([name]) => !name.endsWith('At')))
  expect(facts, 'I1 an ended attempt does not change').toEqual(ended.get(id) ?? facts)
  ended.set(id, facts)
}

/** I8: it waits for something, and not for ever. */
function checkDeadline(attempt: Attempt): void {
  const { state, deadlineAt, liveAt, hardStopAt, maxLengthMs, reconnectWindowMs } = attempt
  expect(deadlineAt === null, 'I8 only an ended attempt waits for nothing').toBe(state === 'ended')
  const most = { open: openLimitMs, live: maxLengthMs + reconnectWindowMs, interrupted: reconnectWindowMs, closing: 20_000, ended: 0 } // prettier-ignore
  if (deadlineAt) expect(deadlineAt - Date.now(), `I8 ${state} is over in time`).toBeLessThan(most[state] + 2000)
  if (liveAt && hardStopAt) expect(hardStopAt - liveAt).toBeLessThanOrEqual(maxLengthMs + reconnectWindowMs)
}

/** The log tells the same life as the row, by moves the table allows; the fence only ever moves forward. */
async function checkLog(db: Db, { id, state, epoch, endReason }: Attempt): Promise<void> {
  const lines = await eventsOf(db, id)
  const states = lines.map(({ detail }) => detail['state'] as AttemptState)
  expect(states[0]).toBe('open')
  expect(states.at(-1), 'the log ends where the row stands').toBe(state)
  for (const [index, to] of states.slice(1).entries()) {
    const from = states[index] ?? 'ended'
    const known = from === to || attemptTransitions.some((transition) => stateAfter(from, transition) === to)
    expect(known, `${from} to ${to} is a move of the table`).toBe(true)
  }
  const epochs = lines.map((line) => line.epoch)
  expect(epochs, 'the fence moves forward').toEqual([...epochs].sort((one, other) => one - other))
  expect(epochs.at(-1)).toBe(epoch)
  for (const kind of ['closing_begun', 'ended']) {
    const told = lines.filter((line) => line.kind === kind)
    expect(told.length, `${kind} is told once at most`).toBeLessThan(2)
    for (const { detail } of told) expect(detail['reason']).toBe(endReason)
  }
  const claims = lines.filter(({ kind }) => kind === 'interviewer_claimed').map((line) => line.epoch)
  expect(new Set(claims).size, 'a number is claimed once').toBe(claims.length)
}

/** I3 and I4: what was acknowledged is there, as it was said, in one order. */
async function checkWords(db: Db, { id }: Attempt, { items }: Memory): Promise<void> {
  const mine = [...items.values()].filter(({ attemptId }) => attemptId === id)
  const settled = mine.filter(({ provisional }) => !provisional)
  const gone = new Set(settled.flatMap(({ epoch, supersedes }) => supersedes.map((itemId) => `${epoch} ${itemId}`)))
  const expected = mine
    .filter(({ epoch, itemId, provisional }) => !provisional || !gone.has(`${epoch} ${itemId}`))
    .sort((one, other) => one.epoch - other.epoch || one.seq - other.seq)
    .map(({ itemId, text }) => `${itemId}: ${text}`)
  const read = await readTranscript(db, { attemptId: id })
  expect(
    read.map(({ itemId, text }) => `${itemId}: ${text}`),
    'I3 and I4: every word once, in order',
  ).toEqual(expected)
}

/** I5: what somebody did under a number older than the holder's was refused, and so was a claim of a number that was spent. */
export function checkFence(done: readonly Done[], { epoch: holder, dispatchedEpoch, spentEpoch }: Attempt): void {
  const guarded = done.filter(({ move, epoch }) => move.verb !== 'append' && epoch !== null && epoch < holder)
  expect(
    guarded.filter(({ answer }) => answer.ok),
    'I5 a stale number changes nothing',
  ).toEqual([])
  const claims = done.filter(({ move, answer }) => move.verb === 'claim' && answer.ok)
  expect(
    claims.filter(({ epoch }) => epoch === null || epoch <= spentEpoch),
    'I5 a spent number is not claimed',
  ).toEqual([])
  const forOnePlace = claims.filter(({ epoch }) => epoch !== null && epoch <= dispatchedEpoch)
  expect(forOnePlace.length, 'I5 of the numbers given out for one place one is claimed').toBeLessThan(2)
}
