import type { AttemptAnswer } from '@candor/shared'

/** What the server last said of the time, and when it said so by the page's own clock, which never jumps. */
export type Clocked = Pick<AttemptAnswer, 'state' | 'timeLeftMs' | 'returnWithinMs'> & { readonly at: number }

/** What is left of the interview at `now`, milliseconds; null while it does not run. */
export function interviewLeft(clocked: Clocked | null, now: number): number | null {
  if (!clocked || clocked.timeLeftMs === null) return null
  return Math.max(0, clocked.timeLeftMs - (now - clocked.at))
}

/**
 * For how long one may still come back. Before the server has noticed that we are away it counts from when we noticed, which is earlier:
 * the real time is never shorter than what is told.
 */
export function returnLeft(clocked: Clocked | null, awaySince: number | null, now: number): number | null {
  const until = returnUntil(clocked, awaySince)
  return until === null ? null : Math.max(0, until - now)
}

/** True where the interview's own time is over no later than the time to come back: then nobody can go on after it. */
export function endsWithReturn(clocked: Clocked | null, awaySince: number | null): boolean {
  const until = returnUntil(clocked, awaySince)
  if (!clocked || clocked.timeLeftMs === null || until === null) return false
  return clocked.at + clocked.timeLeftMs <= until
}

function returnUntil(clocked: Clocked | null, awaySince: number | null): number | null {
  if (!clocked || clocked.returnWithinMs === null) return null
  const since = clocked.state === 'interrupted' ? clocked.at : Math.max(clocked.at, awaySince ?? clocked.at)
  return since + clocked.returnWithinMs
}
