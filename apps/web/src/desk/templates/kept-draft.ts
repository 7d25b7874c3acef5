import { TemplateDraft } from '@candor/shared'
import { z } from 'zod'

const Kept = z.object({ revision: z.number().int(), content: TemplateDraft })
export type KeptDraft = z.infer<typeof Kept>

const nameOf = (templateId: string) => `candor-draft-${templateId}`

/** What was written in this browser and not saved, because the session or the connection had gone. Null where there is nothing. */
export function readKeptDraft(templateId: string): KeptDraft | null {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(nameOf(templateId)) ?? ''))
  } catch {
    return null
  }
}

/** Keeps it until it is saved. A browser that keeps nothing loses nothing either while the page is open. */
export function keepDraft(templateId: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(nameOf(templateId), JSON.stringify(kept))
  } catch {
    // Full or forbidden: the page itself still holds it.
  }
}

export function dropKeptDraft(templateId: string): void {
  try {
    localStorage.removeItem(nameOf(templateId))
  } catch {
    // Nothing was kept.
  }
}
