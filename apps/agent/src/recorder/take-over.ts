/** A recognised final that no conversation item has taken over yet. */
export type Final = { readonly itemId: string; readonly text: string }

const words = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/**
 * Which finals a candidate's item is made of, and which still wait. The session joins the finals of a turn into its text, so the item takes
 * over the run of finals that reads like it. It reports the item late, when finals of the next turn may be there already, and passes over
 * turns spoken while the interviewer could not be interrupted: neither may be taken over, or their words would be gone. Finals before the
 * run were passed over and are never taken.
 */
export function takeOver(text: string, finals: readonly Final[]): { taken: string[]; waiting: Final[] } {
  const wanted = words(text)
  for (let from = 0; from < finals.length; from += 1) {
    let joined = ''
    for (let to = from; to < finals.length && joined.length < wanted.length; to += 1) {
      joined = words(`${joined} ${finals[to]?.text}`)
      if (joined !== wanted) continue
      return { taken: finals.slice(from, to + 1).map(({ itemId }) => itemId), waiting: finals.slice(to + 1) }
    }
  }
  return { taken: [], waiting: [...finals] }
}
