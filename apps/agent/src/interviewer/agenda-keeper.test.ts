import { noProgress, type Progress } from '@candor/shared'
import { expect, test } from 'vitest'
import { keepAgenda } from './agenda-keeper.ts'
import { twoQuestions } from './testing/two-questions.ts'

function keeping(from: Progress = noProgress) {
  const changes: Progress[] = []
  return { agenda: keepAgenda(twoQuestions, from, (progress) => changes.push(progress)), changes }
}

test('each move is told once, and what changes nothing is not told', () => {
  const { agenda, changes } = keeping()
  agenda.answered()
  agenda.next()
  agenda.next()
  agenda.answered()
  agenda.answered()
  expect(changes).toEqual([
    { v: 1, asked: ['first'], answered: false },
    { v: 1, asked: ['first'], answered: true },
  ])
})

test('the open question stays open until it is answered', () => {
  const { agenda } = keeping()
  agenda.next()
  expect(agenda.next()).toEqual({ ok: false, refusal: 'not_answered' })
  expect(agenda.open()).toMatchObject({ number: 1, of: 2, question: { id: 'first' } })
})

test('an interviewer that takes over goes on where the lost one stopped', () => {
  const { agenda } = keeping({ v: 1, asked: ['first'], answered: true })
  expect(agenda.next()).toMatchObject({ ok: true, asking: { number: 2, last: true } })
  expect(agenda.mayComplete()).toBe(false)
  agenda.answered()
  expect(agenda.mayComplete()).toBe(true)
  expect(agenda.next()).toEqual({ ok: false, refusal: 'none_left' })
})
