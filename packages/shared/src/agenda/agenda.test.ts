import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Plan } from '../contracts/plan.ts'
import { askNext, mayComplete, noProgress, noteAnswer, openQuestion, Progress } from './agenda.ts'

const planOf = (mustAsk: readonly boolean[]): Plan =>
  Plan.parse({
    v: 1,
    role: 'Role',
    company: 'Company',
    questions: mustAsk.map((must, index) => ({ id: `q${index}`, text: `Question ${index}?`, mustAsk: must })),
  })
const plans = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }).map(planOf)
const moves = fc.array(fc.constantFrom('next', 'answer'), { maxLength: 40 })

/** Every progress on the way, from none. */
function walk(plan: Plan, way: readonly string[]): Progress[] {
  const seen = [noProgress]
  for (const move of way) {
    const progress = seen.at(-1) ?? noProgress
    const asked = move === 'next' ? askNext(plan, progress) : null
    seen.push(asked ? (asked.ok ? asked.progress : progress) : noteAnswer(progress))
  }
  return seen
}

describe('whatever the model calls, and in whatever order', () => {
  test('questions are asked one at a time, each once, in the order of the plan', () => {
    fc.assert(
      fc.property(plans, moves, (plan, way) => {
        for (const { asked } of walk(plan, way)) {
          expect(asked).toEqual(plan.questions.slice(0, asked.length).map(({ id }) => id))
        }
      }),
    )
  })

  test('the next question is refused exactly while the open one waits for an answer, or none is left', () => {
    fc.assert(
      fc.property(plans, moves, (plan, way) => {
        for (const progress of walk(plan, way)) {
          const waits = progress.asked.length > 0 && !progress.answered
          const next = askNext(plan, progress)
          if (waits) expect(next).toEqual({ ok: false, refusal: 'not_answered' })
          else if (progress.asked.length === plan.questions.length)
            expect(next).toEqual({ ok: false, refusal: 'none_left' })
          else expect(next).toMatchObject({ ok: true, progress: { answered: false } })
        }
      }),
    )
  })

  test('the question just asked is the open one, numbered from one, and the last one says so', () => {
    fc.assert(
      fc.property(plans, moves, (plan, way) => {
        for (const progress of walk(plan, way)) {
          const next = askNext(plan, progress)
          if (!next.ok) continue
          expect(openQuestion(plan, next.progress)).toEqual(next.asking)
          const number = progress.asked.length + 1
          expect(next.asking).toMatchObject({
            number,
            of: plan.questions.length,
            last: number === plan.questions.length,
          })
        }
      }),
    )
  })

  test('the goodbye is allowed only when every must-ask question was asked and the open one answered', () => {
    fc.assert(
      fc.property(plans, moves, (plan, way) => {
        for (const progress of walk(plan, way)) {
          const missing = plan.questions.filter(({ id, mustAsk }) => mustAsk && !progress.asked.includes(id))
          expect(mayComplete(plan, progress)).toBe(missing.length === 0 && progress.answered)
        }
      }),
    )
  })

  test('what is kept is a progress, also after it was stored and read', () => {
    fc.assert(
      fc.property(plans, moves, (plan, way) => {
        for (const progress of walk(plan, way))
          expect(Progress.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress)
      }),
    )
  })

  test('asking and answering in turn always comes to a goodbye', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const way = plan.questions.flatMap(() => ['next', 'answer'])
        expect(mayComplete(plan, walk(plan, way).at(-1) ?? noProgress)).toBe(true)
      }),
    )
  })
})

describe('at the edges', () => {
  const plan = planOf([true, false])

  test('before the first question nothing is open, and what is said answers nothing', () => {
    expect(openQuestion(plan, noProgress)).toBeNull()
    expect(noteAnswer(noProgress)).toBe(noProgress)
    expect(mayComplete(plan, noProgress)).toBe(false)
  })

  test('answering twice is answering once', () => {
    const answered = { v: 1 as const, asked: ['q0'], answered: true }
    expect(noteAnswer(answered)).toBe(answered)
  })

  test('a plan without must-ask questions is not over before anything was said', () => {
    expect(mayComplete(planOf([false]), noProgress)).toBe(false)
  })

  test('a change never touches the progress it began with', () => {
    const before = Object.freeze({ v: 1 as const, asked: Object.freeze(['q0']) as string[], answered: true })
    expect(askNext(plan, before)).toMatchObject({ ok: true, progress: { asked: ['q0', 'q1'], answered: false } })
    expect(before.asked).toEqual(['q0'])
  })
})
