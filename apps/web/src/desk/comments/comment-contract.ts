import { AttemptId } from '@candor/shared'
import { z } from 'zod'

export const CommentBody = z
  .strictObject({
    attemptId: AttemptId,
    itemId: z.string().min(1).max(120),
    /** Which letters of the item are meant; null means all of it. */
    quote: z.tuple([z.number().int().min(0).max(40_000), z.number().int().min(1).max(40_000)]).nullable(),
    body: z.string().trim().max(4000),
  })
  .refine(({ quote }) => quote === null || quote[0] < quote[1])

export { Problem } from '@candor/shared'
