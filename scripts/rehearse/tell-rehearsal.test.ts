import { expect, test } from 'vitest'
import type { Rehearsal } from './rehearsal.ts'
import { tellRehearsal } from './tell-rehearsal.ts'

const rehearsal: Rehearsal = {
  candidate: 'terse',
  endReason: 'time_limit',
  turns: 5,
  followUps: 1,
  lengthMs: 125_900,
  coverage: [
    { id: 'one', mustAsk: true, outcome: 'answered', why: null },
    { id: 'two', mustAsk: true, outcome: 'not_asked', why: 'time_limit' },
  ],
  notes: [],
  breaks: [{ rule: 'judgement', words: `Well done. ${'x'.repeat(200)}` }],
  transcript: [],
}

test('a rehearsal is one line, with what it broke and left out below it', () => {
  const [line = '', ...below] = tellRehearsal(rehearsal)
  expect(line).toMatch(/^terse +time_limit +1 of 2 +5 +1 +2:05 +1$/)
  expect(below[0]).toMatch(/^ {4}judgement: Well done\. x+\.\.\.$/)
  expect(below[1]).toBe('    not asked: two, which must be (time_limit)')
  expect(tellRehearsal({ ...rehearsal, breaks: [], endReason: null })[0]).toMatch(/not at all .* none$/)
})
