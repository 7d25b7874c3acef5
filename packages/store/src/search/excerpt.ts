/** Some of a text, in parts: what was searched for is `found`. Nothing in it is markup. */
export type Excerpt = readonly { readonly text: string; readonly found: boolean }[]

const [begin, end] = ['\u0002', '\u0003'] as const
const before = 80
const length = 280

/**
 * Cuts out of a text, in which signs that no text has (U+0002, U+0003) stand around what was found, the part around the first place. It is cut
 * between words, and where something was left out it says so.
 */
export function excerptOf(marked: string): Excerpt {
  const parts = marked
    .split(begin)
    .flatMap((piece, index) => {
      const [text = '', rest] = index === 0 ? ['', piece] : piece.split(end)
      return [
        { text, found: true },
        { text: rest ?? '', found: false },
      ]
    })
    .filter(({ text }) => text !== '')
  const first = parts.findIndex(({ found }) => found)
  const lead = first > 0 ? (parts[0]?.text ?? '') : ''
  const start = lead.length > before ? beginOf(lead) : lead
  const kept: { text: string; found: boolean }[] = start ? [{ text: start, found: false }] : []
  let room = length - start.length
  for (const { text, found } of parts.slice(Math.max(first, 0))) {
    if (text.length > room) {
      // What was found is never cut in two.
      const some = found ? '' : text.slice(0, Math.max(0, room)).replace(/\s+\S*$/u, '')
      return [...kept, { text: `${some} …`, found: false }]
    }
    kept.push({ text, found })
    room -= text.length
  }
  return kept
}

/** The last words of a long beginning. */
const beginOf = (lead: string): string => `… ${lead.slice(-before).replace(/^\S*\s+/u, '')}`
