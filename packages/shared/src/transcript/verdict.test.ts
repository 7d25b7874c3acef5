import { array, assert, nat, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { sealAfterMs, verdictOf } from './verdict.ts'

const at = (endedAt: number | null, now = 1_000_000) => ({ endedAt, now })
const words = (epoch: number, lastSeq: number | null, stored: number, highestSeq = stored) => ({
  epoch,
  lastSeq,
  stored,
  elsewhere: 0,
  highestSeq,
})

test('an interview that goes on has no verdict, nor has one whose interviewer may still report', () => {
  expect(verdictOf([words(1, 3, 3)], at(null))).toEqual({ kind: 'open' })
  expect(verdictOf([words(1, null, 3)], at(1_000_000 - sealAfterMs + 1))).toEqual({ kind: 'open' })
})

test('complete is only what every interviewer has vouched for', () => {
  expect(verdictOf([words(1, 3, 3), words(2, 4, 4)], at(999_999))).toEqual({ kind: 'complete', items: 7 })
  expect(verdictOf([], at(999_999))).toEqual({ kind: 'complete', items: 0 })
})

test('an interviewer lost before it reported leaves a doubt, and says which one', () => {
  expect(verdictOf([words(1, null, 3), words(2, 4, 4)], at(0))).toEqual({ kind: 'unconfirmed', items: 7, epochs: [1] })
})

test('a gap is a gap, reported or not', () => {
  expect(verdictOf([words(1, 5, 3)], at(0))).toEqual({ kind: 'missing', items: 3, missing: 2 })
  expect(verdictOf([words(1, null, 3, 4)], at(0))).toEqual({ kind: 'missing', items: 3, missing: 1 })
})

test('what two interviewers heard is stored once and missing from neither', () => {
  const heardByBoth = { ...words(2, 4, 3, 4), elsewhere: 1 }
  expect(verdictOf([words(1, 3, 3), heardByBoth], at(0))).toEqual({ kind: 'complete', items: 6 })
  expect(verdictOf([words(1, 3, 3), { ...heardByBoth, stored: 2 }], at(0))).toMatchObject({
    kind: 'missing',
    missing: 1,
  })
})

test('whatever is stored, complete means that nothing reported is missing', () => {
  const epoch = record({
    epoch: nat(9),
    lastSeq: option(nat(50), { nil: null }),
    stored: nat(50),
    extra: nat(5),
  })
  assert(
    property(array(epoch, { maxLength: 5 }), (list) => {
      const epochs = list.map(({ extra, ...rest }) => ({ ...rest, elsewhere: 0, highestSeq: rest.stored + extra }))
      const verdict = verdictOf(epochs, at(0))
      if (verdict.kind === 'complete')
        for (const { lastSeq, stored } of epochs) expect(stored).toBeGreaterThanOrEqual(lastSeq ?? Infinity)
    }),
  )
})
