import { expect, test } from 'vitest'
import { talkAsCaptions } from './captions.ts'
import { csvOf, talkAsCsv } from './csv.ts'
import { talkAsText } from './text.ts'
import type { Talk, TalkItem } from './talk.ts'

const item = (seq: number, facts: Partial<TalkItem> = {}): TalkItem => ({
  itemId: `item-${seq}`,
  epoch: 1,
  seq,
  speaker: 'candidate',
  name: 'Ada',
  kind: 'spoken',
  text: `Words ${seq}.`,
  saidAt: '2026-11-21T10:00:00.000Z',
  atMs: seq * 1000,
  saidForMs: null,
  interrupted: false,
  confidence: null,
  provisional: false,
  questionId: null,
  question: null,
  correction: null,
  ...facts,
})
const talk = (...items: TalkItem[]): Talk => ({
  v: 1,
  interviewId: 'int_00000000',
  candidate: 'Ada',
  interviewer: 'Alex',
  role: 'Pilot',
  company: 'Harbour',
  language: 'en',
  attempts: [
    {
      attemptId: 'att_00000000',
      number: 1,
      startedAt: '2026-11-21T10:00:00.000Z',
      endedAt: '2026-11-21T10:04:12.000Z',
      endReason: 'completed',
      lengthMs: 252_000,
      verdict: { kind: 'complete', items: items.length },
      items,
      soundFromMs: 500,
    },
  ],
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '";=1', '＝1'])(
  'a spreadsheet does not run %j',
  (text) => {
    const cell = csvOf([[text]]).slice(1, -2)
    expect(cell.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a table keeps quotes, lines and separators in their cell, and numbers as numbers', () => {
  expect(csvOf([['a "b"', 'c,d', 'e\nf', 'plain', -3, null]])).toBe('\uFEFF"a ""b""","c,d","e\nf",plain,-3,\r\n')
})

test('a transcript as a table has one line for each item', () => {
  const lines = talkAsCsv(talk(item(1), item(2, { question: 'Why?', interrupted: true }))).split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[2]).toBe('1,1,2,2,2026-11-21T10:00:00.000Z,candidate,Ada,spoken,Why?,Words 2.,,true,true,')
})

test('a transcript as text tells the end, each question once, and marks what is not plain speech', () => {
  const text = talkAsText(
    talk(
      item(1, { question: 'Why?' }),
      item(2, { question: 'Why?', kind: 'typed' }),
      item(3, { kind: 'unrecognised', text: '' }),
    ),
  )
  expect(text).toContain('Completed after 4:12. 3 items.\nTranscript complete.')
  expect(text.match(/## Why\?/g)).toHaveLength(1)
  expect(text).toContain('[0:02] Ada: Words 2. (typed)')
  expect(text).toContain('[0:03] Ada: (something was said that was not understood)')
})

test('captions count from where the sound begins, name who speaks and hold no markup', () => {
  const captions = talkAsCaptions(
    talk(
      item(1, { text: '<b>a</b> --> & b\n\nc', saidForMs: 700 }),
      item(3, { name: 'A\n>B', kind: 'typed' }),
      item(9, { text: '' }),
    ),
  )
  expect(captions).toMatch(/^WEBVTT\n\n/)
  expect(captions).toContain('00:00:00.500 --> 00:00:01.200\n<v Ada>&lt;b&gt;a&lt;/b&gt; --&gt; &amp; b\nc\n')
  expect(captions).toContain('00:00:02.500 --> 00:00:04.000\n<v A &gt;B>Words 3.')
  expect(captions.match(/ --> /g)).toHaveLength(2)
})
