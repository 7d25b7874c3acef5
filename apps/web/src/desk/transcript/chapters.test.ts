import type { StoredItem } from '@candor/store'
import { expect, test } from 'vitest'
import { chaptersOf } from './chapters.ts'

const questions = [
  { id: 'work', text: 'What did you work on?', mustAsk: true, followUps: 1, timeMs: 1 },
  { id: 'fault', text: 'Which fault was hard?', mustAsk: true, followUps: 1, timeMs: 1 },
]

const item = (seq: number, speaker: StoredItem['speaker'], questionId: string | null): StoredItem => ({
  itemId: `item-${seq}`,
  attemptId: 'att_00000000',
  epoch: 1,
  seq,
  speaker,
  kind: 'spoken',
  text: String(seq),
  saidAt: seq,
  saidForMs: null,
  interrupted: false,
  confidence: null,
  questionId,
  provisional: false,
})

test('a talk falls into an opening and one chapter per question', () => {
  const chapters = chaptersOf(
    [
      item(1, 'interviewer', null),
      item(2, 'interviewer', 'work'),
      item(3, 'candidate', 'work'),
      item(4, 'candidate', null),
      item(5, 'interviewer', 'fault'),
    ],
    questions,
  )
  expect(chapters.map(({ number, title }) => [number, title])).toEqual([
    [null, 'Opening'],
    [1, 'What did you work on?'],
    [2, 'Which fault was hard?'],
  ])
  expect(chapters[1]?.turns.map(({ speaker, items }) => [speaker, items.map(({ seq }) => seq)])).toEqual([
    ['interviewer', [2]],
    ['candidate', [3, 4]],
  ])
})

test('nothing said makes no chapter, and an unknown question is not lost', () => {
  expect(chaptersOf([], questions)).toEqual([])
  expect(chaptersOf([item(1, 'candidate', 'gone')], questions)[0]?.turns).toHaveLength(1)
})
