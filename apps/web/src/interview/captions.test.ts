import { expect, test } from 'vitest'
import { type Caption, speakerOf, withCaption } from './captions.ts'

const line = (id: string, text: string, final = false): Caption => ({
  id,
  speaker: 'candidate',
  text,
  final,
  typed: false,
})

test('a segment moves in its own line until it is final', () => {
  let captions: readonly Caption[] = []
  for (const news of [line('a', 'I built'), line('b', 'Why?'), line('a', 'I built a queue.', true)])
    captions = withCaption(captions, news)
  expect(captions.map(({ text }) => text)).toEqual(['I built a queue.', 'Why?'])
})

test('a partial that arrives after its final changes nothing', () => {
  const settled = withCaption([], line('a', 'I built a queue.', true))
  expect(withCaption(settled, line('a', 'I built'))).toBe(settled)
})

test('silence makes no line', () => {
  expect(withCaption([], line('a', ' '))).toEqual([])
})

test('words are told apart by whose they are', () => {
  expect(speakerOf('agent-att_00000000-e2')).toBe('interviewer')
  expect(speakerOf('candidate-att_00000000')).toBe('candidate')
})
