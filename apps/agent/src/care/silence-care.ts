import { seconds } from '@candor/shared'

/**
 * Looks after a candidate who says nothing while it is their turn: asks, asks once more, then ends the interview politely. Only time in
 * which everybody is quiet counts: the interviewer listens, the candidate is there and does not speak. Any sign of life starts it anew;
 * the interviewer's own words only hold it, or asking would never lead anywhere. A person who is away is not silent.
 */
export type SilenceLengths = { readonly askMs: number; readonly checkMs: number; readonly endMs: number }

export const silenceLengths: SilenceLengths = { askMs: seconds(20), checkMs: seconds(45), endMs: seconds(60) }

export type SilenceEvent =
  | { readonly kind: 'interviewer'; readonly listens: boolean }
  | { readonly kind: 'candidate'; readonly speaks: boolean }
  | { readonly kind: 'presence'; readonly here: boolean }
  /** Words, typed or spoken, or typing. */
  | { readonly kind: 'sign' }
  | { readonly kind: 'look' }

export type SilenceAct = 'ask' | 'check' | 'end'

export type Silence = {
  readonly listens: boolean
  readonly speaks: boolean
  readonly here: boolean
  readonly quietMs: number
  /** Since when everybody has been quiet, if they are. */
  readonly since: number | null
  readonly acts: number
}

export const noSilence: Silence = { listens: false, speaks: false, here: false, quietMs: 0, since: null, acts: 0 }

const acts: readonly SilenceAct[] = ['ask', 'check', 'end']

/** What follows from an event at `now` (any clock in milliseconds): the act that is due, and in how long to look again. */
export function nextSilence(
  { askMs, checkMs, endMs }: SilenceLengths,
  before: Silence,
  event: SilenceEvent,
  now: number,
): { readonly silence: Silence; readonly act: SilenceAct | null; readonly lookInMs: number | null } {
  const counted = { ...before, quietMs: before.quietMs + (before.since === null ? 0 : now - before.since) }
  const silence = { ...noticed(counted, event) }
  const quiet = silence.listens && silence.here && !silence.speaks
  const due = [askMs, checkMs, endMs]
  const limit = due[silence.acts]
  const since = quiet ? now : null
  if (!quiet || limit === undefined) return { silence: { ...silence, since }, act: null, lookInMs: null }
  if (silence.quietMs < limit) return { silence: { ...silence, since }, act: null, lookInMs: limit - silence.quietMs }
  const following = due[silence.acts + 1]
  return {
    silence: { ...silence, since, acts: silence.acts + 1 },
    act: acts[silence.acts] ?? null,
    lookInMs: following === undefined ? null : Math.max(0, following - silence.quietMs),
  }
}

function noticed(silence: Silence, event: SilenceEvent): Silence {
  const anew = { ...silence, quietMs: 0, acts: 0 }
  switch (event.kind) {
    case 'interviewer':
      return { ...silence, listens: event.listens }
    case 'candidate':
      return { ...(event.speaks ? anew : silence), speaks: event.speaks }
    case 'presence':
      return { ...anew, here: event.here }
    case 'sign':
      return anew
    case 'look':
      return silence
  }
}
