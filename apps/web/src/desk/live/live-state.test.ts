import { expect, test } from 'vitest'
import type { LiveRow } from './live-contract.ts'
import { afterMessage, nothingYet, shownRows } from './live-state.ts'

const row = (name: string, facts: Partial<LiveRow> = {}): LiveRow => ({
  attemptId: `att_${name}`,
  interviewId: `int_${name}`,
  candidateName: name,
  title: 'Pilot',
  state: 'live',
  endReason: null,
  epoch: 1,
  openedAgoMs: 1000,
  liveForMs: 500,
  leftMs: 60_000,
  wordsAgoMs: null,
  ...facts,
})
const standing = (...rows: LiveRow[]) => ({ type: 'standing', data: { v: 1, rows } }) as const
const moved = (id: string, kind: string, after: LiveRow) =>
  ({ type: 'moved', id, data: { v: 1, kind, agoMs: 0, row: after } }) as const

test('a message that comes twice is one line', () => {
  let state = afterMessage(nothingYet, standing(row('ada')), 0)
  for (let turn = 0; turn < 3; turn += 1)
    state = afterMessage(state, moved('7', 'candidate_left', row('ada', { state: 'interrupted' })), 10)
  expect(state.happened.map(({ kind }) => kind)).toEqual(['candidate_left'])
  expect(shownRows(state, 10)[0]?.row.state).toBe('interrupted')
})

test('whoever is away stands first, and one that ended stays for a minute', () => {
  let state = afterMessage(nothingYet, standing(row('ada'), row('bo', { state: 'interrupted' })), 0)
  state = afterMessage(state, moved('8', 'ended', row('ada', { state: 'ended', endReason: 'completed' })), 0)
  expect(shownRows(state, 1000).map((one) => one.row.candidateName)).toEqual(['bo', 'ada'])
  expect(shownRows(state, 61_000).map((one) => one.row.candidateName)).toEqual(['bo'])
  expect(shownRows(afterMessage(state, standing(row('bo')), 2000), 3000)).toHaveLength(2)
})

test('the age of the last words counts from when they were told', () => {
  const state = afterMessage(nothingYet, standing(row('ada', { wordsAgoMs: 9000 })), 0)
  const later = afterMessage(state, { type: 'spoken', data: { v: 1, attemptId: 'att_ada', agoMs: 300 } }, 5000)
  const [shown] = shownRows(later, 5000)
  expect((shown?.row.wordsAgoMs ?? 0) + 5000 - (shown?.at ?? 0)).toBe(300)
  expect(afterMessage(state, { type: 'spoken', data: { v: 1, attemptId: 'att_x', agoMs: 1 } }, 5000)).toBe(state)
})
