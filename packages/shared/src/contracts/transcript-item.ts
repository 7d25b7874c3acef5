import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'

export const speakers = ['candidate', 'interviewer'] as const
export type Speaker = (typeof speakers)[number]

/** How an item came to be. `unrecognised`: speech was heard but no words were understood; its text is empty. */
export const itemKinds = ['spoken', 'typed', 'unrecognised'] as const
export type ItemKind = (typeof itemKinds)[number]

/** One committed entry of a transcript. `(attemptId, itemId)` makes a repeated write harmless; `(epoch, seq)` is the order. */
export const TranscriptItem = z.strictObject({
  v: z.literal(1),
  attemptId: AttemptId,
  itemId: z.string().min(1).max(120),
  epoch: z.number().int().min(1),
  seq: z.number().int().min(1),
  speaker: z.enum(speakers),
  kind: z.enum(itemKinds),
  text: z.string().max(40_000),
  /** When the speaker began, epoch milliseconds. */
  saidAt: z.number().int().min(0),
  /** How long the speaking took, milliseconds; null where it was typed or is not known. */
  saidForMs: z.number().int().min(0).nullable(),
  interrupted: z.boolean(),
  /** Recogniser's confidence, 0 to 1, where it gives one. */
  confidence: z.number().min(0).max(1).nullable(),
  questionId: z.string().max(40).nullable(),
  /** A recognised final that no conversation item has taken over yet. */
  provisional: z.boolean(),
  /** Item ids of provisional finals that this item replaces. */
  supersedes: z.array(z.string().min(1).max(120)).max(500),
})
export type TranscriptItem = z.infer<typeof TranscriptItem>
