import { expect, test } from 'vitest'
import { matchWords } from './match-words.ts'

const found = (text: string, wanted: string) => matchWords(text, wanted).map(([from, to]) => text.slice(from, to))

test('words are found whatever their case and accents', () => {
  expect(found('A café, the CAFE, a Café.', 'cafe')).toEqual(['café', 'CAFE', 'Café'])
  expect(found('Größe und GRÖSSE', 'größe')).toEqual(['Größe'])
})

test('positions stay right after letters that grow when they are folded, and after emoji', () => {
  expect(found('İstanbul 👩🏽‍🚀 word', 'WORD')).toEqual(['word'])
  expect(found('שלום עולם', 'עולם')).toEqual(['עולם'])
})

test('nothing wanted is found nowhere, and a repetition does not overlap', () => {
  expect(found('anything', '  ')).toEqual([])
  expect(found('aaaa', 'aa')).toHaveLength(2)
})
