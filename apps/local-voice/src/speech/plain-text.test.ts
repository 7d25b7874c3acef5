import { expect, test } from 'vitest'
import { toPlainText } from './plain-text.ts'

test.each([
  ['markup tags', '<speak>Hello <break time="500ms"/> you</speak>', 'Hello you'],
  ['phoneme brackets', "Say [[h@l'oU]] now", 'Say now'],
  ['an open phoneme bracket', 'Say [[ now', 'Say now'],
  [
    'Markdown',
    '**Tell** me about `Postgres` and [its docs](https://x.example/).',
    'Tell me about Postgres and its docs.',
  ],
  ['control characters', 'one\0two\u0007three', 'one two three'],
  ['half a surrogate pair', 'so \ud83d it is', 'so \ufffd it is'],
])('%s are not read aloud', (_, text, plain) => {
  expect(toPlainText(text)).toBe(plain)
})

test('comparisons are no tags', () => {
  expect(toPlainText('a < b and c > d')).toBe('a < b and c > d')
})
