import { attemptStates, endReasons } from '@candor/shared'
import { z } from 'zod'

/** An attempt on the live board. Lengths are milliseconds and were right when the message was made. */
export const LiveRow = z.object({
  attemptId: z.string(),
  interviewId: z.string(),
  candidateName: z.string(),
  title: z.string(),
  state: z.enum(attemptStates),
  endReason: z.enum(endReasons).nullable(),
  epoch: z.number(),
  openedAgoMs: z.number(),
  liveForMs: z.number().nullable(),
  leftMs: z.number().nullable(),
  wordsAgoMs: z.number().nullable(),
})
export type LiveRow = z.infer<typeof LiveRow>

/** How everything stands: what a board begins with, and what it begins anew with after a cut. */
export const Standing = z.object({ v: z.literal(1), rows: z.array(LiveRow) })

/** Something happened to an attempt; `row` is the attempt afterwards. Each comes once, numbered by the message's id. */
export const Moved = z.object({ v: z.literal(1), kind: z.string(), agoMs: z.number(), row: LiveRow })

/** Somebody was heard in an attempt. */
export const Spoken = z.object({ v: z.literal(1), attemptId: z.string(), agoMs: z.number() })
