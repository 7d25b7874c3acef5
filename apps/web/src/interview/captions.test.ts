import { expect, test } from 'vitest'
import { type Caption, speakerOf, withCaption, withWords } from './captions.ts'

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

test('a page that begins anew shows what was said before it, once, ahead of what it hears itself', () => {
  const stored = [
    { itemId: 'a', speaker: 'interviewer', typed: false, text: 'What have you built?' },
    { itemId: 'b', speaker: 'candidate', typed: true, text: 'A queue.' },
  ] as const
  const words = stored.map((word) => ({ ...word }))
  const shown = withWords([line('heard', 'Welcome back.', true)], words)
  expect(shown.map(({ text }) => text)).toEqual(['What have you built?', 'A queue.', 'Welcome back.'])
  expect(shown.every(({ final }) => final)).toBe(true)
  expect(withWords(shown, words)).toHaveLength(3)
})

test('what was said while the page opened shows once; the same words said long before stay', () => {
  const words = ['Yes.', 'A queue.', 'Yes.'].map((text, at) => ({
    itemId: `${at}`,
    speaker: 'candidate' as const,
    typed: false,
    text,
  }))
  const shown = withWords([line('heard', 'Yes.', true)], words)
  expect(shown.map(({ id }) => id)).toEqual(['stored 0', 'stored 1', 'heard'])
  const another = withWords([{ ...line('heard', 'Yes.', true), speaker: 'interviewer' }], words)
  expect(another).toHaveLength(4)
})
