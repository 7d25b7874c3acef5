import { z } from 'zod'

/**
 * What a job and its worker say to each other over the process channel, beside the SDK's own messages (those have a `case`).
 * A job ticks once a second from its beginning; one that has nothing to lose any more says `left`.
 */
export const WordFromJob = z.discriminatedUnion('candor', [
  z.object({ candor: z.literal('tick'), attemptId: z.string(), epoch: z.number() }),
  z.object({ candor: z.literal('left') }),
])
export type WordFromJob = z.infer<typeof WordFromJob>

/** `stop_now`: say one sentence and end, the worker is going. */
export const WordToJob = z.object({ candor: z.literal('stop_now') })
export type WordToJob = z.infer<typeof WordToJob>
