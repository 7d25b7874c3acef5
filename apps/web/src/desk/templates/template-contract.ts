import { TemplateDraft } from '@candor/shared'
import { z } from 'zod'

/** The most bytes of a draft or a file. */
export const largestTemplate = 400_000

/** What the editor sends when it saves: what was written, and the revision it began from. */
export const SaveBody = z.strictObject({ revision: z.number().int().min(0), content: TemplateDraft })
export const SavedAnswer = z.object({ v: z.literal(1), revision: z.number().int() })

/** Who was first, where somebody was. */
export const ConflictAnswer = z.object({
  code: z.literal('draft_changed'),
  conflict: z.object({ revision: z.number().int(), editedBy: z.string().nullable(), editedAt: z.number() }),
})

export const PublishBody = z.strictObject({ revision: z.number().int().min(1) })
export const PublishedAnswer = z.object({ v: z.literal(1), version: z.number().int() })
export const FaultyAnswer = z.object({
  code: z.literal('draft_faulty'),
  faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), why: z.string() })),
})
