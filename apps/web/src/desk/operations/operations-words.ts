import { sweepPauseMs } from '@candor/shared'
import type { StateWord } from '../state-words.ts'
import { clock } from '../time-words.ts'
import type { Operations } from './read-operations.ts'

/** A number that must be zero, and what it means where it is not. */
export type MustBeZero = { readonly name: string; readonly count: number; readonly means: string }

export function mustBeZero({ counts, work }: Pick<Operations, 'counts' | 'work'>): MustBeZero[] {
  return [
    { name: 'Stuck attempts', count: counts.stuckAttempts.length, means: 'unfinished 10 s after their deadline' },
    { name: 'Leftover leases', count: counts.leftoverLeases.length, means: 'held by nobody who should' },
    { name: 'Lost interviewers', count: counts.lost.now, means: 'not replaced yet' },
    { name: 'Failing work', count: work.failing, means: 'owed after interviews and tried in vain' },
  ]
}

/** How it stands in one sentence: the worst first. */
export function standingWord({ counts, sweep, work }: Operations): StateWord {
  const wrong = mustBeZero({ counts, work }).filter(({ count }) => count > 0)
  if (sweep.ranAgoMs > sweepPauseMs)
    return { word: `Nobody has swept for ${span(sweep.ranAgoMs)}. Look whether a worker runs.`, tone: 'needs-you' }
  if (wrong.length > 0)
    return { word: `Not as it should be: ${wrong.map(({ name, count }) => `${name.toLowerCase()} ${count}`).join(', ')}.`, tone: 'needs-you' } // prettier-ignore
  return { word: 'All as it should be.', tone: 'quiet' }
}

/** The interviews under way by state, and the oldest: “3: live 1, interrupted 1, open 1. The oldest for 1:45.” */
export function underWayWords({ active, byState, oldest }: Operations['counts']): string {
  const states = Object.entries(byState).map(([state, count]) => `${state} ${count}`)
  return `${active}: ${states.join(', ')}.${oldest ? ` The oldest for ${clock(oldest.openForMs)}.` : ''}`
}

const works: Record<string, string> = {
  ended: 'ended',
  dispatched: 'asked for an interviewer',
  roomsGone: 'rooms deleted',
  strayRoomsGone: 'stray rooms deleted',
  roomsReopened: 'rooms opened again',
  failed: 'refused by LiveKit',
}

/** What a sweep did, as “ended 2, rooms deleted 1”. Kinds of work that are new to this page go by their own name. */
export function workWords(work: Record<string, unknown>): string {
  return Object.entries(work)
    .flatMap(([kind, done]) =>
      Array.isArray(done) && done.length > 0 ? [`${works[kind] ?? kind} ${done.length}`] : [],
    )
    .join(', ')
}

/** A length from milliseconds: `0.4 s`, `12 s`, then as a clock. */
export function span(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  return ms < 60_000 ? `${Math.round(ms / 1000)} s` : clock(ms)
}

/** A usual length and one that nineteen of twenty stay below. */
export function latencyWords(usualMs: number | null, tailMs: number | null): string {
  return usualMs === null || tailMs === null ? 'none yet' : `${span(usualMs)}, ${span(tailMs)}`
}

/** What an interviewer takes on average; the cost in the currency of `PRICES`. */
export function costWords(tokens: number | null, cost: number | null): string {
  if (tokens === null) return 'none yet'
  return `${Math.round(tokens)}, ${cost === null ? 'no prices set' : cost.toFixed(3)}`
}

export function sizeWords(memoryBytes: number | null, cpuMs: number | null): string {
  return memoryBytes === null || cpuMs === null ? 'none yet' : `${Math.round(memoryBytes / 2 ** 20)} MB, ${span(cpuMs)}`
}
