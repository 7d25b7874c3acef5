import { describe, expect, test } from 'vitest'
import { minutes, seconds } from '../basics/lengths.ts'
import { Plan } from '../contracts/plan.ts'
import { askNext, noProgress, openQuestion, type Progress } from './agenda.ts'
import { fairTimeMs, mostAsides, noteTurn, passOver, whatIsDue } from './pace.ts'

const planOf = (questions: readonly object[], more: object = {}): Plan =>
  Plan.parse({
    v: 1,
    role: 'Role',
    company: 'Company',
    questions: questions.map((one, at) => ({ id: `q${at}`, text: `Question ${at}?`, timeMs: minutes(4), ...one })),
    ...more,
  })
const opened = (plan: Plan, count: number): Progress => ({
  v: 1,
  asked: plan.questions.slice(0, count).map(({ id }) => id),
  answered: false,
})
const answer = { kind: 'answer', again: false } as const
const aside = { kind: 'aside', again: false } as const

describe('follow-ups', () => {
  test.each([0, 1, 2, 5])('a budget of %i is used up after so many answers more', (followUps) => {
    const plan = planOf([{ followUps }, {}])
    let progress = opened(plan, 1)
    for (let answers = 1; answers <= followUps; answers += 1) {
      progress = noteTurn(progress, answer)
      expect(whatIsDue(plan, progress)).toBe('follow_up')
    }
    expect(whatIsDue(plan, noteTurn(progress, answer))).toBe('ask')
  })

  test('an answer given in pieces, with nobody speaking between, is one', () => {
    const plan = planOf([{ followUps: 1 }, {}])
    const again = { kind: 'answer', again: true } as const
    const progress = [answer, again, again].reduce(noteTurn, opened(plan, 1))
    expect(progress.answers).toBe(1)
    expect(whatIsDue(plan, progress)).toBe('follow_up')
  })
})

describe('who asks back has not answered', () => {
  test('and the question stays open', () => {
    const progress = noteTurn(opened(planOf([{}, {}]), 1), aside)
    expect(progress).toMatchObject({ answered: false, asides: 1 })
    expect(whatIsDue(planOf([{}, {}]), progress)).toBe('listen')
  })

  test('but not for ever: after a few times the interview goes on', () => {
    const plan = planOf([{}, {}])
    let progress = opened(plan, 1)
    for (let count = 0; count <= mostAsides; count += 1) progress = noteTurn(progress, aside)
    expect(progress.answered).toBe(true)
  })

  test('nor does asking back after an answer hold the interview for ever', () => {
    const plan = planOf([{ followUps: 1 }, {}])
    let progress = noteTurn(opened(plan, 1), answer)
    for (let count = 0; count < 10; count += 1) progress = noteTurn(progress, aside)
    expect(whatIsDue(plan, progress)).toBe('ask')
  })
})

describe('time', () => {
  const plan = planOf([{ followUps: 5 }, {}, {}])

  test('of a question is used up at the end of the turn in which it ran out', () => {
    const progress = noteTurn(opened(plan, 1), { ...answer, spentMs: minutes(3.9) })
    expect(whatIsDue(plan, progress)).toBe('follow_up')
    expect(whatIsDue(plan, noteTurn(progress, { ...answer, spentMs: seconds(7) }))).toBe('ask')
  })

  test('that is short is shared among those that must be asked', () => {
    expect(fairTimeMs(plan, opened(plan, 1), minutes(50))).toBe(minutes(4))
    expect(fairTimeMs(plan, opened(plan, 1), minutes(3.5))).toBe(minutes(1))
    expect(fairTimeMs(plan, opened(plan, 3), minutes(3.5))).toBe(minutes(3))
    expect(fairTimeMs(plan, opened(plan, 1), 0)).toBe(0)
  })

  test('short as it is, what need not be asked is left out, and said to be; what must be asked is not', () => {
    const mixed = planOf([{}, { mustAsk: false }, {}, { mustAsk: false }])
    const enough = passOver(mixed, opened(mixed, 1), minutes(6))
    expect(enough.passed).toBeUndefined()
    const short = passOver(mixed, { ...opened(mixed, 1), answered: true }, minutes(4))
    expect(short.passed).toEqual([{ id: 'q1', why: 'no_time' }])
    expect(askNext(mixed, short)).toMatchObject({ ok: true, asking: { number: 3, of: 4, question: { id: 'q2' } } })
    const late: Progress = { ...short, asked: ['q0', 'q2'], answered: true, answers: 9 }
    expect(whatIsDue(mixed, late, minutes(2))).toBe('ask')
    expect(whatIsDue(mixed, late, seconds(20))).toBe('end')
    expect(passOver(mixed, opened(mixed, 1), 0).asked).toEqual(['q0'])
    expect(passOver(planOf([{}, {}]), noProgress, 0)).toBe(noProgress)
  })
})

describe('a wrap-up', () => {
  const plan = planOf([{}], { wrapUp: 'What would you like to know from us?' })

  test('is asked last, after everything else, and need not be', () => {
    const progress = { ...opened(plan, 1), answered: true }
    expect(openQuestion(plan, progress)).toMatchObject({ number: 1, of: 2, last: false })
    expect(askNext(plan, progress)).toMatchObject({
      ok: true,
      asking: { last: true, number: 2, question: { id: 'wrap-up', mustAsk: false } },
    })
    expect(passOver(plan, progress, seconds(40)).passed).toEqual([{ id: 'wrap-up', why: 'no_time' }])
  })
})
