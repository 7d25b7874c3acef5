import type { TemplateDraft } from '@candor/shared'

/** A template as the page hands it to the editor in the browser. */
export type EditedTemplate = {
  readonly templateId: string
  /** What is being written; the newest version where nothing is. */
  readonly content: TemplateDraft
  /** 0 where there is no draft. */
  readonly revision: number
  /** The newest first. */
  readonly versions: readonly { readonly version: number }[]
}
