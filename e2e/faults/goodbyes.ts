import type { StoredItem } from '@candor/store'

/** How often an interviewer said goodbye. */
export function goodbyes(items: readonly StoredItem[]): number {
  return items.filter(({ speaker, text }) => speaker === 'interviewer' && /\bGoodbye\.$/.test(text)).length
}
