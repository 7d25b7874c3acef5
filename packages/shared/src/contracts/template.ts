import { z } from 'zod'
import { hours, inviteMs } from '../basics/lengths.ts'
import { Plan, Rubric } from './plan.ts'

const days = (count: number) => hours(24 * count)
const length = (least: number, most: number) => z.number().int().min(least).max(most)

/** What the desk needs of a template besides plan and rubric. Lengths are milliseconds. */
export const TemplateSettings = z.object({
  v: z.literal(1),
  /** How long an invite works. */
  inviteForMs: length(hours(1), days(180)).default(inviteMs),
  /** A reminder goes out so long before the end, to whoever has not begun; 0 for none. */
  remindBeforeMs: length(0, days(30)).default(days(2)),
  /** How long after its end sound and words are kept; null for as long as the organisation itself. */
  keepSoundMs: length(days(1), days(3650)).nullable().default(days(90)),
  keepWordsMs: length(days(1), days(3650)).nullable().default(days(365)),
})
export type TemplateSettings = z.infer<typeof TemplateSettings>

/** A template while it is written: any part may be missing or wrong still. */
export const TemplateDraft = z.object({
  v: z.literal(1),
  plan: z.record(z.string(), z.unknown()),
  rubric: z.record(z.string(), z.unknown()),
  settings: z.record(z.string(), z.unknown()),
})
export type TemplateDraft = z.infer<typeof TemplateDraft>

/** A whole template, as it is published, exported and imported. */
export const TemplateContent = z.object({ v: z.literal(1), plan: Plan, rubric: Rubric, settings: TemplateSettings })
export type TemplateContent = z.infer<typeof TemplateContent>

/** What is wrong with a draft: where, and in which words. */
export type DraftFault = { readonly path: readonly (string | number)[]; readonly why: string }

/** The content that a draft stands for, or everything that keeps it from being published. */
export function contentOfDraft(
  draft: TemplateDraft,
): { readonly ok: true; readonly content: TemplateContent } | { readonly ok: false; readonly faults: DraftFault[] } {
  const parsed = TemplateContent.safeParse(draft)
  if (parsed.success) return { ok: true, content: parsed.data }
  return {
    ok: false,
    faults: parsed.error.issues.map(({ path, message }) => ({ path: path as (string | number)[], why: message })),
  }
}
