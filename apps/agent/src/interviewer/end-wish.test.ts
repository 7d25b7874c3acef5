import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksToEnd, confirmsEnd } from '../care/read-wish.ts'
import { keepEndWish } from './end-wish.ts'

const ask = 'Do you want to end the interview now?'

test('who wants to stop is asked, and a clear yes in the next turn confirms it', () => {
  const wish = keepEndWish()
  wish.candidateSaid('I have to leave, my bus is here.')
  expect(wish.called()).toBe(false)
  wish.interviewerSaid(ask)
  wish.candidateSaid('Yes, please.')
  expect(wish.called()).toBe(true)
})

test('a yes that is said three times in a row stays one, and a change of mind takes it back', () => {
  const wish = keepEndWish()
  wish.called()
  wish.interviewerSaid(ask)
  for (const text of ['Yes.', 'Yes!', 'End the interview now.']) wish.candidateSaid(text)
  expect(wish.stage()).toBe('confirmed')
  wish.candidateSaid('No, wait.')
  expect(wish.called()).toBe(false)
})

test.each(['No, let us go on.', 'The ledger was the hard part.', 'Yes, but only after this question.'])(
  'an answer instead of a yes takes the wish back: %s',
  (text) => {
    const wish = keepEndWish()
    wish.called()
    wish.interviewerSaid(ask)
    wish.candidateSaid(text)
    expect(wish.called()).toBe(false)
    wish.candidateSaid('Yes.')
    expect(wish.called(), 'a yes to nothing').toBe(false)
  },
)

test('a yes to a question that was not whether to end ends nothing', () => {
  const wish = keepEndWish()
  wish.called()
  wish.interviewerSaid('Did you lead that team?')
  wish.candidateSaid('Yes.')
  expect(wish.called()).toBe(false)
})

test('whatever a model calls and says, an end takes its question and a clear yes in the very next turn', () => {
  const turn = fc.record({
    calls: fc.integer({ min: 0, max: 4 }),
    says: fc.constantFrom(ask, 'Möchten Sie das Gespräch beenden?', 'Thank you.', 'What happened then?', 'Goodbye.'),
    answer: fc.constantFrom('Yes.', 'Ja, bitte.', 'No.', 'I built a ledger.', 'End the interview now.', 'Go on.'),
  })
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      const wish = keepEndWish()
      let before: { says: string; answer: string } | null = null
      for (const one of turns) {
        const confirmed = Array.from({ length: one.calls }, () => wish.called()).some(Boolean)
        if (confirmed) expect(before && asksToEnd(before.says) && confirmsEnd(before.answer)).toBe(true)
        wish.interviewerSaid(one.says)
        wish.candidateSaid(one.answer)
        before = one
      }
    }),
    { numRuns: 500 },
  )
})
