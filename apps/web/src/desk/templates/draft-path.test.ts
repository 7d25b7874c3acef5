import { expect, test } from 'vitest'
import { addTo, freeId, listAt, moveIn, removeFrom, setAt, valueAt } from './draft-path.ts'

const draft = { plan: { role: 'Pilot', questions: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }, rubric: { criteria: [] } }
const questions = ['plan', 'questions']
const ids = (root: unknown) => listAt(root, questions).map((item) => valueAt(item, ['id']))

test('a change touches its own place and leaves the draft before as it was', () => {
  const next = setAt(draft, ['plan', 'questions', 1, 'text'], 'Why?')
  expect(valueAt(next, ['plan', 'questions', 1])).toEqual({ id: 'b', text: 'Why?' })
  expect(valueAt(draft, ['plan', 'questions', 1])).toEqual({ id: 'b' })
  expect(next.rubric).toBe(draft.rubric)
  expect(setAt(draft, ['plan', 'role'], undefined).plan).not.toHaveProperty('role')
})

test('a place that is not there yet is made, and a wrong one is no fault', () => {
  expect(setAt({}, ['settings', 'inviteForMs'], 1)).toEqual({ settings: { inviteForMs: 1 } })
  expect(valueAt(draft, ['plan', 'role', 'x', 'y'])).toBeUndefined()
  expect(listAt({ plan: { questions: 'none' } }, questions)).toEqual([])
})

test('items are added, taken out and moved, never beyond an end', () => {
  expect(ids(addTo(draft, questions, { id: 'd' }))).toEqual(['a', 'b', 'c', 'd'])
  expect(ids(removeFrom(draft, questions, 1))).toEqual(['a', 'c'])
  expect(ids(moveIn(draft, questions, 2, -1))).toEqual(['a', 'c', 'b'])
  expect(ids(moveIn(draft, questions, 0, -1))).toEqual(['a', 'b', 'c'])
  expect(ids(moveIn(draft, questions, 0, 9))).toEqual(['b', 'c', 'a'])
})

test('a new id is one that nobody has', () => {
  expect(freeId([], 'question')).toBe('question-1')
  expect(freeId([{ id: 'x' }, { id: 'question-3' }], 'question')).toBe('question-4')
})
