import { seconds } from '../basics/lengths.ts'

/** What is known of the words of one interviewer: how many it says it kept (`lastSeq`, null where it never said), and what is stored. */
export type EpochWords = {
  readonly epoch: number
  readonly lastSeq: number | null
  readonly stored: number
  /** So many of its items are stored as another interviewer's, which heard them too. */
  readonly elsewhere: number
  readonly highestSeq: number
}

/**
 * Whether a transcript can be relied on.
 * `open`: the attempt goes on, or its interviewers have not all reported yet.
 * `complete`: every interviewer has reported how many items it kept, and that many are stored.
 * `unconfirmed`: no gap is known, but an interviewer was lost before it could report: its last words may be missing.
 * `missing`: so many items are known to have been kept somewhere and are not stored.
 */
export type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'complete'; readonly items: number }
  | { readonly kind: 'unconfirmed'; readonly items: number; readonly epochs: readonly number[] }
  | { readonly kind: 'missing'; readonly items: number; readonly missing: number }

/** After the end, reports are waited for this long. */
export const sealAfterMs = seconds(60)

/** The verdict on a transcript as it is stored now; a word that arrives later changes it. Moments are epoch milliseconds. */
export function verdictOf(
  epochs: readonly EpochWords[],
  { endedAt, now }: { endedAt: number | null; now: number },
): Verdict {
  if (endedAt === null) return { kind: 'open' }
  const silent = epochs.filter(({ lastSeq }) => lastSeq === null)
  if (silent.length > 0 && now < endedAt + sealAfterMs) return { kind: 'open' }
  const items = epochs.reduce((sum, { stored }) => sum + stored, 0)
  const missing = epochs.reduce(
    (sum, { lastSeq, highestSeq, stored, elsewhere }) => sum + Math.max(lastSeq ?? 0, highestSeq) - stored - elsewhere,
    0,
  )
  if (missing > 0) return { kind: 'missing', items, missing }
  if (silent.length > 0) return { kind: 'unconfirmed', items, epochs: silent.map(({ epoch }) => epoch) }
  return { kind: 'complete', items }
}
