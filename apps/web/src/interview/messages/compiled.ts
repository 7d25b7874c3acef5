import compile from 'icu-minify/compile'
import type { AbstractIntlMessages } from 'use-intl/core'
import { type Catalogue, catalogues, type Language } from './catalogue.ts'

type Tree = { readonly [key: string]: string | Tree }

const compiledTree = (words: Tree): object =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compiledTree(value),
    ]),
  )
const made = new Map<Language, AbstractIntlMessages>()

/**
 * The messages of a language, parsed on the server: what the browser gets needs no parser. `next.config.ts` puts the formatter for
 * messages made like this in the place of the usual one.
 */
export function compiledMessages(language: Language): AbstractIntlMessages & Catalogue {
  // Cloned, because the compiler makes objects without a prototype, which React sends to no browser.
  const known = made.get(language) ?? (structuredClone(compiledTree(catalogues[language])) as AbstractIntlMessages)
  made.set(language, known)
  // Typed by its source: only the library's own functions read what a message was compiled to.
  return known as AbstractIntlMessages & Catalogue
}
