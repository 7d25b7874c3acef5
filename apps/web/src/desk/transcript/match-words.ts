/** Where a piece of text has the words that are searched for: begin and end as string positions. */
export type Match = readonly [from: number, to: number]

/** Text in which case and accents make no difference, position by position as long as what it was made from. */
function folded(text: string): string {
  return Array.from(text, (letter) => {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    // A letter that becomes longer or vanishes stays as it is, or every position after it would be wrong.
    return plain.length === letter.length ? plain : letter
  }).join('')
}

/** Every place of `wanted` in `text`, without overlaps, whatever the case and the accents. Nothing wanted is nowhere. */
export function matchWords(text: string, wanted: string): readonly Match[] {
  const needle = folded(wanted.trim().normalize('NFC'))
  if (needle === '') return []
  const hay = folded(text)
  const found: Match[] = []
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    found.push([at, at + needle.length])
  return found
}
