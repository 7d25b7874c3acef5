import { expect, test } from 'vitest'
import { compareDrafts } from './compare-drafts.ts'

const before = {
  v: 1,
  plan: {
    role: 'Pilot',
    questions: [
      { id: 'a', text: 'Why?' },
      { id: 'b', text: 'How?' },
    ],
  },
}

test('what is alike has no difference, and a changed word is found at its place', () => {
  expect(compareDrafts(before, structuredClone(before))).toEqual([])
  const after = { ...before, plan: { ...before.plan, role: 'Captain' } }
  expect(compareDrafts(before, after)).toEqual([{ path: 'plan › role', before: 'Pilot', after: 'Captain' }])
})

test('a question that moved is the same question in another order', () => {
  const after = { ...before, plan: { ...before.plan, questions: before.plan.questions.toReversed() } }
  expect(compareDrafts(before, after)).toEqual([{ path: 'plan › questions › order', before: 'a, b', after: 'b, a' }])
})

test('what came and what went is told as such', () => {
  const after = { v: 1, plan: { role: 'Pilot', facts: 'Eleven towns', questions: [{ id: 'a', text: 'Why?' }] } }
  expect(compareDrafts(before, after)).toContainEqual({ path: 'plan › facts', before: null, after: 'Eleven towns' })
  expect(compareDrafts(before, after)).toContainEqual({
    path: 'plan › questions › b › text',
    before: 'How?',
    after: null,
  })
})
