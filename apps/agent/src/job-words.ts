import { z } from 'zod'

/** A figure of an interview: numbers only, never a word of it. Lengths are milliseconds. */
const Note = z.discriminatedUnion('what', [
  z.object({ what: z.literal('in_room') }),
  z.object({ what: z.literal('first_sound'), ms: z.number() }),
  z.object({ what: z.literal('turn'), ms: z.number() }),
  z.object({ what: z.literal('failed'), part: z.enum(['stt', 'llm', 'tts']), status: z.string() }),
  z.object({ what: z.literal('tokens'), prompt: z.number(), completion: z.number() }),
  z.object({ what: z.literal('heard'), ms: z.number() }),
  z.object({ what: z.literal('spoken'), characters: z.number() }),
])
export type Note = z.infer<typeof Note>

/**
 * What a job and its worker say to each other over the process channel, beside the SDK's own messages (those have a `case`).
 * A job ticks once a second from its beginning; one that has nothing to lose any more says `left`.
 */
export const WordFromJob = z.discriminatedUnion('candor', [
  z.object({
    candor: z.literal('tick'),
    attemptId: z.string(),
    epoch: z.number(),
    memoryBytes: z.number().optional(),
    cpuMs: z.number().optional(),
  }),
  z.object({ candor: z.literal('noted'), attemptId: z.string(), epoch: z.number(), note: Note }),
  z.object({ candor: z.literal('left') }),
])
export type WordFromJob = z.infer<typeof WordFromJob>

/** `stop_now`: say one sentence and end, the worker is going. */
export const WordToJob = z.object({ candor: z.literal('stop_now') })
export type WordToJob = z.infer<typeof WordToJob>
