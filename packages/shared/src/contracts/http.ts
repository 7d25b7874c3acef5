import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { lengthMs } from '../basics/numbers.ts'
import { endReasons } from '../lifecycle/end-reasons.ts'
import { attemptStates } from '../lifecycle/transitions.ts'
import { Accommodations } from './accommodations.ts'
import { speakers } from './transcript-item.ts'

/** The texts a candidate may have agreed to, newest first; a changed text gets a new version. Only the newest lets an attempt begin. */
export const consentVersions = ['2026-11-21-2', '2026-11-21', '2026-11'] as const
export const currentConsentVersion = consentVersions[0]

export const ConsentBody = z.strictObject({ v: z.literal(1), version: z.enum(consentVersions) })
export type ConsentBody = z.infer<typeof ConsentBody>

/** What a page may say when it joins. A body that is left out changes nothing. */
export const JoinBody = z.strictObject({ v: z.literal(1), accommodations: Accommodations })
export type JoinBody = z.infer<typeof JoinBody>

const LiveKitAddress = z.string().regex(/^wss?:\/\/[^\s/]/, 'must be a ws:// or wss:// address')

/** Everything a browser needs to enter its room, and nothing more. Lives in memory only. */
export const JoinAnswer = z.strictObject({
  v: z.literal(1),
  attemptId: AttemptId,
  serverUrl: LiveKitAddress,
  token: z.string().min(1),
})
export type JoinAnswer = z.infer<typeof JoinAnswer>

/** A way into a short-lived room of its own, to try the network before an interview. */
export const CheckAnswer = z.strictObject({ v: z.literal(1), serverUrl: LiveKitAddress, token: z.string().min(1) })
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** The candidate's own view of an attempt: what the room page polls. */
export const AttemptAnswer = z.strictObject({
  v: z.literal(1),
  attemptId: AttemptId,
  state: z.enum(attemptStates),
  endReason: z.enum(endReasons).nullable(),
  mayResume: z.boolean(),
  /** What is left of the longest length, milliseconds; null while it does not run. Lengths and not moments: a page's clock may be wrong. */
  timeLeftMs: lengthMs.nullable(),
  /** How long somebody who drops out now may take to come back, or what is left of that for one who has. */
  returnWithinMs: lengthMs.nullable(),
})
export type AttemptAnswer = z.infer<typeof AttemptAnswer>

/** What was said so far, for the captions of a page that begins anew. Only what both have heard. */
export const WordsAnswer = z.strictObject({
  v: z.literal(1),
  words: z.array(
    z.strictObject({
      itemId: z.string().min(1).max(120),
      speaker: z.enum(speakers),
      typed: z.boolean(),
      text: z.string().min(1).max(40_000),
    }),
  ),
})
export type WordsAnswer = z.infer<typeof WordsAnswer>

export const LeaveBody = z.strictObject({ v: z.literal(1), attemptId: AttemptId })
export type LeaveBody = z.infer<typeof LeaveBody>

/** An answer that says no, shaped like RFC 9457 with a stable code of ours. */
export const Problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  code: z.string().min(1),
  detail: z.string(),
})
export type Problem = z.infer<typeof Problem>
