import { expect, test } from 'vitest'
import { momentMs, silentMoment } from './silent-moment.ts'
import { handClock } from './testing/hand-clock.ts'

function room(isHere = true) {
  const done: string[] = []
  const clock = handClock()
  const silence = { here: () => void done.push('wonder'), gone: () => void done.push('do not wonder') }
  return { done, clock, ...silentMoment({ silence, isHere: () => isHere, clock }) }
}

test('silence is not wondered at until the candidate speaks again', () => {
  const { done, begins, ends, clock } = room()
  begins()
  clock.forward(momentMs / 2)
  ends()
  ends()
  clock.forward(momentMs)
  expect(done).toEqual(['do not wonder', 'wonder'])
})

test('but not for ever', () => {
  const { done, begins, clock } = room()
  begins()
  clock.forward(momentMs)
  expect(done).toEqual(['do not wonder', 'wonder'])
})

test('who has left meanwhile is away, not silent', () => {
  const { done, begins, clock } = room(false)
  begins()
  clock.forward(momentMs)
  expect(done).toEqual(['do not wonder'])
})

test('a pause by the button outlasts a moment asked for by word, and only the button ends it', () => {
  const { done, begins, ends, pause, goOn, clock } = room()
  begins()
  pause()
  clock.forward(momentMs)
  begins()
  ends()
  expect(done).not.toContain('wonder')
  goOn()
  expect(done.at(-1)).toBe('wonder')
})
