import type { SeamEvent, StoredItem } from '@candor/store'
import { clock } from '../time-words.ts'

/** A cut in the talk as the page tells it, and the item it stands before; `before` is null where nothing was said after it. */
export type Seam = { readonly before: string | null; readonly words: string }

type Facts = { readonly startedAt: number; readonly interviewerName: string }

/**
 * Puts the cuts of a talk between its items. A leaving and the coming back that follows it are told as one; an interviewer that was lost is
 * told by the one that took over, or alone where none did.
 */
export function seamsOf(
  items: readonly StoredItem[],
  events: readonly SeamEvent[],
  { startedAt, interviewerName }: Facts,
): readonly Seam[] {
  const seams: Seam[] = []
  for (const [index, event] of events.entries()) {
    const next = events.slice(index + 1)
    const at = clock(event.at - startedAt)
    const tell = (words: string, from: number) => seams.push({ before: firstAfter(items, event, from), words })
    if (event.kind === 'candidate_left') {
      const back = next.find(({ kind }) => kind === 'candidate_returned' || kind === 'candidate_left')
      if (back?.kind === 'candidate_returned')
        tell(`The candidate was away for ${clock(back.at - event.at)}, from ${at}.`, back.at)
      else tell(`The candidate left at ${at}.`, event.at)
    }
    if (event.kind === 'interviewer_claimed') tell(`Another ${interviewerName} took over at ${at}.`, event.at)
    if (event.kind === 'interviewer_lost' && !next.some(({ kind }) => kind === 'interviewer_claimed'))
      tell(`The interviewer was lost at ${at}.`, event.at)
  }
  return seams
}

/** A successor's first words are known by its number; clocks of two hosts need not agree to the second. */
function firstAfter(items: readonly StoredItem[], { kind, epoch }: SeamEvent, from: number): string | null {
  const found = items.find((item) =>
    kind === 'interviewer_claimed'
      ? item.epoch >= epoch
      : item.epoch > epoch || (item.epoch === epoch && item.saidAt >= from),
  )
  return found?.itemId ?? null
}
