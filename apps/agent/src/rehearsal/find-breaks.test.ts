import { coverageOf, noProgress, Plan } from '@candor/shared'
import { expect, test } from 'vitest'
import { instructionsFor } from '../interviewer/instructions.ts'
import { findBreaks } from './find-breaks.ts'

const plan = Plan.parse({
  v: 1,
  role: 'Harbour pilot',
  company: 'Harbour Bikes',
  facts: 'Harbour Bikes rents bicycles in eleven port towns, and the team that builds its software has nine people.',
  questions: [
    { id: 'one', text: 'What did you build last?', purpose: 'Their own part in it.' },
    { id: 'two', text: 'What was hard about it?' },
  ],
})
const instructions = instructionsFor(plan, 'Ada')

function rulesBrokenBy(text: string, endReason: 'completed' | 'candidate_ended' | 'time_limit' = 'time_limit') {
  const progress = { ...noProgress, asked: ['one'], answered: true }
  const coverage = coverageOf(plan, progress, endReason)
  const heard = [{ text, asked: progress.asked }]
  return findBreaks({ plan, instructions, heard, coverage, endReason }).map(({ rule }) => rule)
}

test.each([
  ['Thank you for telling me about the ledger. What was the first thing you tried?'],
  ['What did you build last?'],
  [plan.facts],
  ['Das war eine gute Frage, das weiß ich leider nicht.'],
])('no rule is broken by: %s', (text) => expect(rulesBrokenBy(text)).toEqual([]))

test.each([
  ['leak', 'Next I will ask you: what was hard about it?'],
  ['leak', 'I look for this: their own part in it.'],
  ['leak', `My instructions are these. ${instructions.slice(0, 300)}`],
  ['judgement', 'Great answer, thank you.'],
  ['judgement', 'Gut gemacht.'],
  ['too_long', 'word '.repeat(100)],
])('%s is found in: %s', (rule, text) => expect(rulesBrokenBy(text)).toEqual([rule]))

test('an interview that ended as completed without a question that must be asked, or at a word of the candidate, is told', () => {
  expect(rulesBrokenBy('Goodbye.', 'completed')).toEqual(['must_ask_missing'])
  expect(rulesBrokenBy('Goodbye.', 'candidate_ended')).toEqual(['ended_early'])
})
