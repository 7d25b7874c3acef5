/** Marks on the page which words the comments mean. A browser without marks of this kind shows the comments alone. */
export function showQuotes(): void {
  if (!('highlights' in CSS)) return
  const ranges = [...document.querySelectorAll<HTMLElement>('[data-quote-from]')].flatMap((comment) => {
    const words = comment.closest('[data-item]')?.querySelector('p')?.firstChild
    const [from, to] = [Number(comment.dataset['quoteFrom']), Number(comment.dataset['quoteTo'])]
    if (!(words instanceof Text) || to > words.length) return []
    const range = new Range()
    range.setStart(words, from)
    range.setEnd(words, to)
    return [range]
  })
  CSS.highlights.set('talk-quoted', new Highlight(...ranges))
}
