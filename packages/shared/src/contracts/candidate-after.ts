import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { speakers } from './transcript-item.ts'

const moment = z.number().int().nonnegative()
const ItemId = z.string().min(1).max(120)

export const feedbackGrades = ['good', 'mixed', 'bad'] as const
export type FeedbackGrade = (typeof feedbackGrades)[number]
const Grade = z.enum(feedbackGrades).nullable()

/** How it was, in two taps. Either may be left out; both null says nothing and is refused. */
export const FeedbackBody = z
  .strictObject({ v: z.literal(1), heard: Grade, worked: Grade })
  .refine(({ heard, worked }) => heard !== null || worked !== null, 'say at least one of the two')
export type FeedbackBody = z.infer<typeof FeedbackBody>

/** A line of the candidate's own, as it was said; null takes a correction back. */
export const CorrectionBody = z.strictObject({
  v: z.literal(1),
  attemptId: AttemptId,
  itemId: ItemId,
  text: z.string().trim().min(1).max(10_000).nullable(),
})
export type CorrectionBody = z.infer<typeof CorrectionBody>

/** Asks for everything of the interview to be deleted, or takes that back. */
export const DeletionBody = z.strictObject({ v: z.literal(1), ask: z.boolean() })
export type DeletionBody = z.infer<typeof DeletionBody>

/** What a candidate may see after the end: the receipt, their own transcript, and what they said of both. Moments are epoch milliseconds. */
export const AfterAnswer = z.strictObject({
  v: z.literal(1),
  endedAt: moment,
  /** SHA-256 of the transcript, hexadecimal; null until it is sealed. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  items: z.array(
    z.strictObject({
      attemptId: AttemptId,
      itemId: ItemId,
      speaker: z.enum(speakers),
      typed: z.boolean(),
      text: z.string().min(1),
      correction: z.string().min(1).max(10_000).nullable(),
    }),
  ),
  feedback: z.strictObject({ heard: Grade, worked: Grade }),
  deletionAskedAt: moment.nullable(),
})
export type AfterAnswer = z.infer<typeof AfterAnswer>
