import { z } from 'zod'

/** `question`: the candidate asked something that the company's facts do not answer. `wish`: something to be arranged. `other`: the rest. */
export const noteKinds = ['question', 'wish', 'other'] as const

/** The most notes of one attempt: what an interviewer notes beyond them nobody would read. */
export const mostNotes = 20

/** What an interviewer may note for the recruiter: a fact of the talk, never a judgement of the candidate. */
export const RecruiterNote = z.strictObject({
  kind: z.enum(noteKinds),
  text: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must not contain NUL or half a surrogate pair'),
})
export type RecruiterNote = z.infer<typeof RecruiterNote>
