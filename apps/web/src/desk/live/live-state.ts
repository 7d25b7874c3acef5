import type { z } from 'zod'
import type { LiveRow, Moved, Spoken, Standing } from './live-contract.ts'

/** A row with the moment, by the browser's clock, from which its lengths count. */
type Watched = { readonly row: LiveRow; readonly at: number }

/** One line of what happened, the newest first. */
export type Happening = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly at: number
  readonly row: LiveRow
}

export type LiveState = { readonly rows: ReadonlyMap<string, Watched>; readonly happened: readonly Happening[] }

export type LiveMessage =
  | { readonly type: 'standing'; readonly data: z.infer<typeof Standing> }
  | { readonly type: 'moved'; readonly id: string; readonly data: z.infer<typeof Moved> }
  | { readonly type: 'spoken'; readonly data: z.infer<typeof Spoken> }

export const nothingYet: LiveState = { rows: new Map(), happened: [] }

const mostLines = 30
/** One that has ended stays for a look, then it goes. */
const staysForMs = 60_000

/** What the board shows after a message. Saying anything twice changes nothing: a line is known by its number. */
export function afterMessage(state: LiveState, message: LiveMessage, now: number): LiveState {
  if (message.type === 'standing') {
    const ended = [...state.rows].filter(([, { row, at }]) => row.state === 'ended' && now - at < staysForMs)
    const rows = message.data.rows.map((row) => [row.attemptId, { row, at: now }] as const)
    return { ...state, rows: new Map([...ended, ...rows]) }
  }
  if (message.type === 'spoken') {
    const { attemptId, agoMs } = message.data
    const known = state.rows.get(attemptId)
    if (!known) return state
    const row = { ...known.row, wordsAgoMs: agoMs - (now - known.at) }
    return { ...state, rows: new Map(state.rows).set(attemptId, { ...known, row }) }
  }
  const { id, data } = message
  if (state.happened.some((line) => line.id === id)) return state
  const line = { id, name: data.row.candidateName, kind: data.kind, at: now - data.agoMs, row: data.row }
  return {
    rows: new Map(state.rows).set(data.row.attemptId, { row: data.row, at: now }),
    happened: [line, ...state.happened].slice(0, mostLines),
  }
}

const place = { interrupted: 0, live: 1, closing: 2, open: 3, ended: 4 } as const

/** The rows in their order: whoever needs somebody first, then the longest. Those that ended a while ago are gone. */
export function shownRows({ rows }: LiveState, now: number): readonly Watched[] {
  return [...rows.values()]
    .filter(({ row, at }) => row.state !== 'ended' || now - at < staysForMs)
    .toSorted(
      (a, b) => place[a.row.state] - place[b.row.state] || b.row.openedAgoMs - b.at - (a.row.openedAgoMs - a.at),
    )
}
