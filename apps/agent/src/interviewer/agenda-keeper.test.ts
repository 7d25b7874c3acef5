import { noProgress, Plan, type Progress } from '@candor/shared'
import { expect, test } from 'vitest'
import { handClock } from '../care/testing/hand-clock.ts'
import { keepAgenda } from './agenda-keeper.ts'
import { twoQuestions } from './testing/two-questions.ts'

const [first = '', second = ''] = twoQuestions.questions.map(({ text }) => text)

function keeping(from: Progress = noProgress, plan = twoQuestions) {
  const changes: Progress[] = []
  const clock = handClock()
  const agenda = keepAgenda(plan, from, { onChange: (progress) => changes.push(progress), clock })
  const ask = () => {
    const asked = agenda.next()
    if (asked.ok) agenda.interviewerSaid(asked.asking.question.text, false)
    return asked
  }
  return { agenda, changes, clock, ask }
}

test('each move is told once, and what changes nothing is not told', () => {
  const { agenda, changes, ask } = keeping()
  agenda.candidateSaid('Hello.')
  ask()
  agenda.next()
  agenda.candidateSaid('I built a boat.')
  agenda.candidateSaid('And a sail.')
  expect(changes).toEqual([
    { v: 1, asked: ['first'], answered: false },
    { v: 1, asked: ['first'], answered: true, answers: 1 },
  ])
})

test('the open question stays open until it is answered', () => {
  const { agenda, ask } = keeping()
  ask()
  expect(agenda.next()).toEqual({ ok: false, refusal: 'not_answered' })
  expect(agenda.open()).toMatchObject({ number: 1, of: 2, question: { id: 'first' } })
})

test('who asks to hear it again, or asks back, has not answered', () => {
  const { agenda, ask } = keeping()
  ask()
  agenda.candidateSaid('Could you repeat the question please?')
  agenda.interviewerSaid(first, false)
  agenda.candidateSaid('How large is the team?')
  expect(agenda.next()).toEqual({ ok: false, refusal: 'not_answered' })
  expect(agenda.due()).toBe('listen')
  agenda.candidateSaid('I built a boat.')
  expect(agenda.next()).toMatchObject({ ok: true })
})

test('what is said before a question was heard does not answer it', () => {
  const { agenda } = keeping()
  agenda.next()
  agenda.interviewerSaid('What did', true)
  agenda.candidateSaid('One more thing about the boat.')
  expect(agenda.isPut()).toBe(false)
  expect(agenda.next()).toEqual({ ok: false, refusal: 'not_answered' })
  agenda.interviewerSaid(first, false)
  agenda.candidateSaid('It was a dinghy.')
  expect(agenda.next()).toMatchObject({ ok: true })
})

test('who types has read the question, and answers it before it was said', () => {
  const { agenda } = keeping()
  agenda.next()
  agenda.candidateSaid('I built a boat.', 'typed')
  expect(agenda.next()).toMatchObject({ ok: true })
})

test('a follow-up has its budget: an answer in pieces counts once, the answer after it moves on', () => {
  const { agenda, ask } = keeping()
  ask()
  agenda.candidateSaid('I built')
  agenda.interviewerSaid('What', true)
  agenda.candidateSaid('a boat.')
  expect(agenda.due()).toBe('follow_up')
  agenda.interviewerSaid('What kind of boat was it?', false)
  expect(agenda.due('A dinghy.'), 'the turn that is being answered').toBe('ask')
  agenda.candidateSaid('A dinghy.')
  expect(agenda.due('A dinghy.')).toBe('ask')
})

test('time is spent while the candidate is there, and a question that had its time is over', () => {
  const plan = Plan.parse({
    ...twoQuestions,
    questions: twoQuestions.questions.map((one) => ({ ...one, timeMs: 60_000, followUps: 5 })),
  })
  const { agenda, clock, ask } = keeping(noProgress, plan)
  ask()
  clock.forward(30_000)
  agenda.candidateIs('gone')
  clock.forward(600_000)
  agenda.candidateIs('here')
  clock.forward(20_000)
  agenda.candidateSaid('I built a boat.')
  expect(agenda.due()).toBe('follow_up')
  agenda.interviewerSaid('What kind?', false)
  clock.forward(50_000)
  agenda.candidateSaid('A dinghy.')
  expect(agenda.due()).toBe('ask')
})

test('an interviewer that takes over goes on where the lost one stopped', () => {
  const { agenda } = keeping({ v: 1, asked: ['first'], answered: true })
  expect(agenda.next()).toMatchObject({ ok: true, asking: { number: 2, last: true } })
  expect(agenda.mayComplete()).toBe(false)
  agenda.interviewerSaid(second, false)
  agenda.candidateSaid('The keel.')
  expect(agenda.mayComplete()).toBe(true)
  expect(agenda.next()).toEqual({ ok: false, refusal: 'none_left' })
})
