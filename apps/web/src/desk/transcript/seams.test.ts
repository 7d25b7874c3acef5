import type { SeamEvent, StoredItem } from '@candor/store'
import { expect, test } from 'vitest'
import { seamsOf } from './seams.ts'

const item = (epoch: number, seq: number, saidAt: number): StoredItem => ({
  itemId: `${epoch}-${seq}`,
  attemptId: 'att_00000000',
  epoch,
  seq,
  speaker: 'candidate',
  kind: 'spoken',
  text: '',
  saidAt,
  saidForMs: null,
  interrupted: false,
  confidence: null,
  questionId: null,
  provisional: false,
})
const items = [item(1, 1, 1000), item(1, 2, 50_000), item(2, 1, 69_000), item(2, 2, 90_000)]
const told = (...events: SeamEvent[]) => seamsOf(items, events, { startedAt: 0, interviewerName: 'Alex' })

test('an absence is one seam, before the first words after the return', () => {
  expect(
    told({ at: 10_000, kind: 'candidate_left', epoch: 1 }, { at: 42_000, kind: 'candidate_returned', epoch: 1 }),
  ).toEqual([{ before: '1-2', words: 'The candidate was away for 0:32, from 0:10.' }])
})

test('a takeover stands before the successor’s first words, also where its clock is behind', () => {
  expect(
    told({ at: 68_000, kind: 'interviewer_lost', epoch: 1 }, { at: 70_000, kind: 'interviewer_claimed', epoch: 2 }),
  ).toEqual([{ before: '2-1', words: 'Another Alex took over at 1:10.' }])
})

test('who left for good stands at the end, each leaving once', () => {
  expect(
    told({ at: 95_000, kind: 'candidate_left', epoch: 2 }, { at: 96_000, kind: 'interviewer_lost', epoch: 2 }),
  ).toEqual([
    { before: null, words: 'The candidate left at 1:35.' },
    { before: null, words: 'The interviewer was lost at 1:36.' },
  ])
})
