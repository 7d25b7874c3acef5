import { expect, test } from 'vitest'
import { DEMO_ANSWERS } from '../demo-sentences.ts'
import { acknowledgeAnswer } from './acknowledge.ts'

test('every demo answer is acknowledged with a word of its own in at most ten words', () => {
  for (const answer of DEMO_ANSWERS) {
    const words = acknowledgeAnswer(answer)
    expect(words.split(' ').length).toBeLessThanOrEqual(10)
    expect(words.split(/\W+/).some((word) => word.length >= 4 && answer.toLowerCase().includes(word))).toBe(true)
  }
})

test('acknowledgements differ from answer to answer', () => {
  const shapes = DEMO_ANSWERS.map((answer) => acknowledgeAnswer(answer).split(' ')[0])
  expect(new Set(shapes).size).toBeGreaterThan(1)
})

test.each(['Yes.', '...', 'I did it.', '123 456'])('%s has nothing to name and is thanked for', (answer) => {
  expect(acknowledgeAnswer(answer)).toMatch(/thank you\.$/i)
})
