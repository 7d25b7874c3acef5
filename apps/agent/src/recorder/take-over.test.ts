import { describe, expect, test } from 'vitest'
import { takeOver } from './take-over.ts'

const heard = (...texts: string[]) => texts.map((text, at) => ({ itemId: `final-${at + 1}`, text }))

describe('an item takes over the finals it is made of', () => {
  test.each([
    ['one', 'I repair bikes.', heard('I repair bikes.'), ['final-1'], 0],
    [
      'several, joined',
      'I repair bikes. And boats.',
      heard('I repair bikes.', ' And boats. '),
      ['final-1', 'final-2'],
      0,
    ],
    ['not what came after the turn was over', 'Yes.', heard('Yes.', 'And one more thing.'), ['final-1'], 1],
    ['not what the session passed over', 'As I said.', heard('Wait!', 'As I said.'), ['final-2'], 0],
    ['not a part that reads like the beginning', 'yes I agree', heard('yes', 'yes I agree'), ['final-2'], 0],
    ['none of nobody', 'Typed.', heard(), [], 0],
    ['none of a text that is not made of them', 'Something else.', heard('One.', 'Two.'), [], 2],
  ])('%s', (_, text, finals, taken, left) => {
    const result = takeOver(text, finals)
    expect(result.taken).toEqual(taken)
    expect(result.waiting).toEqual(left === 0 ? [] : finals.slice(-left))
  })

  test('two turns reported after both were heard get their own words', () => {
    const first = takeOver('Yes.', heard('Yes.', 'Yes.'))
    expect(first.taken).toEqual(['final-1'])
    expect(takeOver('Yes.', first.waiting)).toEqual({ taken: ['final-2'], waiting: [] })
  })
})
