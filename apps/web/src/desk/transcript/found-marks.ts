import { matchWords } from './match-words.ts'

/** The places on the page, in their order, where an item has the words that are searched for. */
export function findInPage(wanted: string): readonly Range[] {
  if (wanted.trim() === '') return []
  return [...document.querySelectorAll<HTMLElement>('[data-item] > p')].flatMap((words) => {
    const text = words.firstChild
    if (!(text instanceof Text)) return []
    return matchWords(text.data, wanted).map(([from, to]) => {
      const range = new Range()
      range.setStart(text, from)
      range.setEnd(text, to)
      return range
    })
  })
}

/** Marks what was found, the one at `at` more than the others, and brings it on the screen where that is wanted. */
export function showFound(found: readonly Range[], at: number, bring: boolean): void {
  const here = found[at]
  // A browser without marks of this kind still leads to the place.
  if ('highlights' in CSS) {
    CSS.highlights.set('talk-found', new Highlight(...found))
    CSS.highlights.set('talk-found-here', new Highlight(...(here ? [here] : [])))
  }
  if (here && bring) here.startContainer.parentElement?.closest('[data-item]')?.scrollIntoView({ block: 'center' })
}
