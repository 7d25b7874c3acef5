import { z } from 'zod'
import { AttemptId } from '../basics/ids.ts'
import { lengthMs, momentMs, ordinal } from '../basics/numbers.ts'

export const speakers = ['candidate', 'interviewer'] as const
export type Speaker = (typeof speakers)[number]

/** How an item came to be. `unrecognised`: speech was heard but no words were understood; its text is empty. */
export const itemKinds = ['spoken', 'typed', 'unrecognised'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Printable ASCII, as the agent SDK and our recorder make it: a key must be storable as it is. */
const ItemId = z.string().regex(/^[!-~]{1,120}$/, 'must be 1 to 120 printable ASCII characters')

/** One committed entry of a transcript. `(attemptId, itemId)` makes a repeated write harmless; `(epoch, seq)` is the order. */
export const TranscriptItem = z
  .strictObject({
    v: z.literal(1),
    attemptId: AttemptId,
    itemId: ItemId,
    epoch: ordinal,
    seq: ordinal,
    speaker: z.enum(speakers),
    kind: z.enum(itemKinds),
    text: z.string().max(40_000),
    /** When the speaker began, epoch milliseconds. */
    saidAt: momentMs,
    /** How long the speaking took, milliseconds; null where it was typed or is not known. */
    saidForMs: lengthMs.nullable(),
    interrupted: z.boolean(),
    /** Recogniser's confidence, 0 to 1, where it gives one. */
    confidence: z.number().min(0).max(1).nullable(),
    questionId: z.string().max(40).nullable(),
    /** A recognised final that no conversation item has taken over yet. */
    provisional: z.boolean(),
    /** Item ids of provisional finals that this item replaces. */
    supersedes: z.array(ItemId).max(500),
  })
  .refine(({ kind, text }) => kind !== 'unrecognised' || text === '', {
    path: ['text'],
    message: 'must be empty where nothing was recognised: never words that nobody said',
  })
  .refine(({ provisional, supersedes }) => !provisional || supersedes.length === 0, {
    path: ['supersedes'],
    message: 'must be empty for a provisional item: only a settled one takes others over',
  })
export type TranscriptItem = z.infer<typeof TranscriptItem>
