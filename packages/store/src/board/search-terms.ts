/** What is searched for: phrases to be found word for word, and beginnings of words. */
export type SearchTerms = { readonly phrases: readonly string[]; readonly prefixes: readonly string[] }

/** More than a person types, and few enough that no search becomes slow by its own length. */
const mostTerms = 12
const longest = 200

/**
 * Reads what somebody typed: `"in quotes"` is a phrase, `inter*` the beginning of a word, everything else a word. With `lastIsBegun` the
 * last word may still be being written and counts as a beginning.
 */
export function searchTerms(typed: string, { lastIsBegun = false } = {}): SearchTerms {
  const [phrases, prefixes]: [string[], string[]] = [[], []]
  const parts = [...typed.slice(0, 1000).matchAll(/["“”„]([^"“”„]*)["“”„]?|(\S+)/g)].slice(0, mostTerms)
  for (const [index, [, quoted, word = '']] of parts.entries()) {
    if (quoted !== undefined) phrases.push(quoted.trim().slice(0, longest))
    else if (word.endsWith('*') || (lastIsBegun && index === parts.length - 1))
      prefixes.push(word.replace(/\*+$/, '').slice(0, longest))
    else phrases.push(word.slice(0, longest))
  }
  const some = (texts: readonly string[]) => texts.filter((text) => /[\p{L}\p{N}]/u.test(text))
  return { phrases: some(phrases), prefixes: some(prefixes) }
}
