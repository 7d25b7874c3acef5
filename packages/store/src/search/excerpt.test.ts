import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const found = (text: string) => `\u0002${text}\u0003`
const shown = (marked: string) =>
  excerptOf(marked)
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('')

test('a short text is shown whole, with every place marked', () => {
  expect(shown(`The ${found('ferry')} and <b>the</b> ${found('ferries')}.`)).toBe(
    'The [ferry] and <b>the</b> [ferries].',
  )
  expect(shown(found('ferry'))).toBe('[ferry]')
})

test('of a long text the part around the first place is shown, cut between words', () => {
  const long = 'word '.repeat(200)
  const text = shown(`${long}${found('ferry')} ${long}${found('ferry')}`)
  expect(text).toMatch(/^… (word )+\[ferry\] (word ?)+ …$/)
  expect(text.length).toBeLessThan(320)
})
