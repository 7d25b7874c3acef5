import { z } from 'zod'
import { longestMaxLengthMs, minutes } from '../basics/lengths.ts'

/**
 * What a candidate needs to be heard fairly, chosen in private before an interview. It changes how the interviewer listens and speaks and
 * how long the interview may take; it is told to nobody who judges.
 */
export const Accommodations = z.strictObject({
  v: z.literal(1),
  /** The interviewer waits longer before it takes a silence for the end of an answer. */
  longerPauses: z.boolean(),
  slowerVoice: z.boolean(),
  captions: z.enum(['usual', 'large', 'largest']),
  /** Every answer is typed. */
  typed: z.boolean(),
  extraTime: z.enum(['none', 'quarter', 'half']),
  /** Time for breaks, taken with “One moment”. */
  breaks: z.boolean(),
})
export type Accommodations = z.infer<typeof Accommodations>

export const noAccommodations: Accommodations = {
  v: 1,
  longerPauses: false,
  slowerVoice: false,
  captions: 'usual',
  typed: false,
  extraTime: 'none',
  breaks: false,
}

const breaksMs = minutes(10)
const shares: Record<Accommodations['extraTime'], number> = { none: 1, quarter: 1.25, half: 1.5 }

/** The longest length of an interview with what was chosen, from the template's, in whole milliseconds. */
export function allowedLengthMs(maxLengthMs: number, { extraTime, breaks }: Accommodations): number {
  return Math.min(longestMaxLengthMs, Math.round(maxLengthMs * shares[extraTime]) + (breaks ? breaksMs : 0))
}
