import { InterviewId } from '@candor/shared'
import { z } from 'zod'

export { Problem } from '@candor/shared'

/** What can be done to several interviews at once. */
export const boardDeeds = ['end', 'extend', 'withdraw'] as const

export const BoardDeedBody = z.strictObject({
  deed: z.enum(boardDeeds),
  interviewIds: z.array(InterviewId).min(1).max(100),
})

/** For how many it was done, and of whom it could not be, by name. */
export const BoardDeedAnswer = z.strictObject({
  v: z.literal(1),
  done: z.number().int(),
  refused: z.array(z.strictObject({ name: z.string(), why: z.string() })),
})
export type BoardDeedAnswer = z.infer<typeof BoardDeedAnswer>
