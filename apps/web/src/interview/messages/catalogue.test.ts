import compile from 'icu-minify/compile'
import { expect, test } from 'vitest'
import { type Catalogue, catalogues, isLanguage } from './catalogue.ts'

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, before = ''): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  )
}

const messagesOf = (catalogue: Catalogue) => flat(catalogue)
const namesIn = (message: string) => new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))
const inEnglish = messagesOf(catalogues.en)
const inGerman = new Map(messagesOf(catalogues.de))

test.each(inEnglish)('%s is there in both languages and asks for the same values', (key, message) => {
  const german = inGerman.get(key) ?? ''
  expect(german).not.toBe('')
  expect(namesIn(german)).toEqual(namesIn(message))
  expect(() => [message, german].map((text) => compile(text))).not.toThrow()
})

test('neither language has a message that the other lacks, and none shouts', () => {
  expect([...inGerman.keys()].toSorted()).toEqual(inEnglish.map(([key]) => key).toSorted())
  for (const [key, message] of [...inEnglish, ...inGerman]) expect(message, key).not.toMatch(/!|Oops/)
})

test('only languages we have are languages', () => {
  expect([isLanguage('de'), isLanguage('xx'), isLanguage(undefined)]).toEqual([true, false, false])
})
