import { seconds } from '@candor/shared'
import type { Attempt } from '@candor/store'
import { interviewerLost, lostWithoutBeatSince, noteSwept } from './interviewer-verbs.ts'
import { type ModelStore, note, snapshot } from './model-store.ts'

export function beginSweep(store: ModelStore, { restedMs }: { restedMs: number }): { compareRooms: boolean } {
  const { now, sweep } = store
  const isDue = sweep.roomsComparedAt < now - seconds(5)
  noteSwept(store, restedMs)
  if (isDue) sweep.roomsComparedAt = now
  return { compareRooms: isDue }
}

export type OwedRoom = { readonly attemptId: string; readonly roomName: string }

export function takeOwedRooms(store: ModelStore, { limit, holdMs }: { limit: number; holdMs: number }): OwedRoom[] {
  const owed: OwedRoom[] = []
  const { now } = store
  for (const { row } of store.attempts.values()) {
    const isOwed = row.state === 'ended' && row.roomGoneAt === null && (row.endedAt ?? now) < now - seconds(3)
    if (!isOwed || owed.length === limit || (row.sweptUntil !== null && row.sweptUntil >= now)) continue
    row.sweptUntil = now + holdMs
    owed.push({ attemptId: row.id, roomName: row.roomName })
  }
  return owed
}

export function confirmRoomGone(store: ModelStore, { attemptId }: { attemptId: string }): void {
  const kept = store.attempts.get(attemptId)
  if (!kept || kept.row.state !== 'ended') return
  kept.row.roomGoneAt ??= store.now
  kept.row.sweptUntil = null
  store.touched.add(kept)
}

export type ComparedRooms = {
  readonly stray: string[]
  readonly missing: { readonly attemptId: string; readonly roomName: string; readonly reconnectWindowMs: number }[]
}

export function compareRooms(store: ModelStore, { roomNames }: { roomNames: readonly string[] }): ComparedRooms {
  const { now } = store
  const rows = [...store.attempts.values()].map(({ row }) => row)
  const unfinished = new Set(rows.filter(({ state }) => state !== 'ended').map(({ roomName }) => roomName))
  const missing = rows.filter(
    ({ state, openedAt, deadlineAt, roomName }) =>
      state !== 'ended' &&
      state !== 'closing' &&
      openedAt < now - seconds(3) &&
      (deadlineAt ?? 0) > now &&
      !roomNames.includes(roomName),
  )
  return {
    stray: roomNames.filter((name) => !unfinished.has(name)),
    missing: missing.map(({ id, roomName, reconnectWindowMs }) => ({ attemptId: id, roomName, reconnectWindowMs })),
  }
}

/** `noteWaiting`: the candidate is in the room of an attempt to which no interviewer has come yet. */
export function noteWaiting(store: ModelStore, { roomNames }: { roomNames: readonly string[] }): Attempt[] {
  const waiting = [...store.attempts.values()].filter(
    ({ row: { state, epoch, candidatePresent, deadlineAt, roomName } }) =>
      state === 'open' &&
      epoch === 0 &&
      !candidatePresent &&
      (deadlineAt ?? 0) > store.now &&
      roomNames.includes(roomName),
  )
  return waiting.map((kept) => {
    kept.row.candidatePresent = true
    note(store, kept, 'candidate_joined')
    return snapshot(kept.row)
  })
}

/** `holdWindows`: the candidate is in the room of an interrupted attempt whose interviewer is lost. */
export function holdWindows(store: ModelStore, { roomNames }: { roomNames: readonly string[] }): void {
  const { now } = store
  for (const kept of store.attempts.values()) {
    const { row } = kept
    if (row.state !== 'interrupted' || (row.deadlineAt ?? 0) <= now || !roomNames.includes(row.roomName)) continue
    if (!interviewerLost(store, kept)) continue
    row.deadlineAt = Math.min(row.hardStopAt ?? now, now + row.reconnectWindowMs)
    store.touched.add(kept)
  }
}

type HeldAttempt = { readonly pid: number; readonly alive: boolean }

/** The leases that processes of a host hold. `alive`: not lost for a missing beat by the sweep's own rule. */
export function readLeasesOn(store: ModelStore, { host }: { host: string }): HeldAttempt[] {
  const since = lostWithoutBeatSince(store)
  return [...store.attempts.values()].flatMap(({ lease }) =>
    lease?.host === host ? [{ pid: lease.pid, alive: lease.beatenAt >= since }] : [],
  )
}
