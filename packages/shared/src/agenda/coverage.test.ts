import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutes, seconds } from '../basics/lengths.ts'
import { Plan } from '../contracts/plan.ts'
import type { EndReason } from '../lifecycle/end-reasons.ts'
import { askNext, mayComplete, noProgress, openQuestion, Progress, questionsOf } from './agenda.ts'
import { catchUp, coverageOf } from './coverage.ts'
import { noteTurn, passOver, whatIsDue } from './pace.ts'

const questions = fc.array(
  fc.record({
    mustAsk: fc.boolean(),
    followUps: fc.integer({ min: 0, max: 3 }),
    timeMs: fc.integer({ min: seconds(20), max: minutes(10) }),
  }),
  { minLength: 1, maxLength: 8 },
)
const plans = fc.record({
  questions,
  hasWrapUp: fc.boolean(),
  lengthMs: fc.integer({ min: seconds(15), max: minutes(60) }),
})

type Given = typeof plans extends fc.Arbitrary<infer One> ? One : never

/** What may happen in an interview, in any order, as often as it likes. */
const events = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ what: fc.constant('turn' as const), aside: fc.boolean(), again: fc.boolean(), ms: fc.integer({ min: 0, max: minutes(3) }) }) },
    { weight: 5, arbitrary: fc.record({ what: fc.constant('model_calls_next' as const) }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constant('agenda_leads' as const) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('model_calls_end' as const) }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('silence' as const), ms: fc.integer({ min: 0, max: minutes(1) }) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('replaced' as const), unsaved: fc.integer({ min: 0, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('candidate_silent' as const, 'interviewer_lost' as const) }) },
  ),
  { maxLength: 60 },
) // prettier-ignore
type Event = (typeof events extends fc.Arbitrary<infer List> ? List : never) extends readonly (infer One)[]
  ? One
  : never

/** One interview: what is kept, what was put to the candidate, and how it ended. */
function play({ questions: given, hasWrapUp, lengthMs }: Given, happened: readonly Event[]) {
  const plan = Plan.parse({
    v: 1,
    role: 'Role',
    company: 'Company',
    questions: given.map((one, at) => ({ id: `q${at}`, text: `Question ${at}?`, ...one })),
    ...(hasWrapUp && { wrapUp: 'And your questions?' }),
  })
  let progress: Progress = noProgress
  let saved: Progress[] = [noProgress]
  let leftMs = lengthMs
  let endReason: EndReason | null = null
  const items: { questionId: string }[] = []
  const put: string[] = []

  const move = (to: Progress): void => {
    if (to === progress) return
    progress = to
    saved.push(to)
  }
  const ask = (): void => {
    move(passOver(plan, progress, leftMs))
    const asked = askNext(plan, progress)
    if (!asked.ok) return
    move(asked.progress)
    put.push(asked.asking.question.id)
    items.push({ questionId: asked.asking.question.id })
  }
  const spend = (ms: number): void => {
    leftMs = Math.max(0, leftMs - ms)
    if (leftMs === 0) endReason ??= 'time_limit'
  }
  const happen: Record<Event['what'], (event: Event) => void> = {
    turn: (event) => {
      if (event.what !== 'turn') return
      spend(event.ms)
      if (!endReason)
        move(noteTurn(progress, { kind: event.aside ? 'aside' : 'answer', again: event.again, spentMs: event.ms }))
    },
    model_calls_next: ask,
    agenda_leads: () => {
      const due = whatIsDue(plan, progress, leftMs)
      if (due === 'ask') ask()
      if (due === 'end' && mayComplete(plan, progress)) endReason = 'completed'
    },
    model_calls_end: () => {
      if (mayComplete(plan, progress)) endReason = 'completed'
    },
    silence: (event) => {
      if (event.what === 'silence') spend(event.ms)
    },
    replaced: (event) => {
      if (event.what !== 'replaced') return
      const stored = saved.at(-1 - event.unsaved) ?? noProgress
      progress = catchUp(plan, Progress.parse(JSON.parse(JSON.stringify(stored))), items)
      saved = [progress]
      // Whoever takes over says the question that is open, or the first.
      if (!openQuestion(plan, progress)) ask()
    },
    candidate_silent: () => (endReason = 'candidate_silent'),
    interviewer_lost: () => (endReason = 'interviewer_lost'),
  }
  for (const event of happened) if (!endReason) happen[event.what](event)
  return { plan, progress, put, endReason, leftMs }
}

test('whatever happens, in whatever order, no question is put twice, and what must be asked and was not says why', () => {
  fc.assert(
    fc.property(plans, events, (given, happened) => {
      const { plan, progress, put, endReason } = play(given, happened)
      expect(new Set(put).size).toBe(put.length)
      const covered = coverageOf(plan, progress, endReason)
      expect(covered.map(({ id }) => id)).toEqual(questionsOf(plan).map(({ id }) => id))
      for (const { id, mustAsk, outcome, why } of covered) {
        if (put.includes(id)) expect(outcome).not.toBe('not_asked')
        if (outcome !== 'not_asked') expect(why).toBeNull()
        else if (mustAsk) expect(why).toBe(endReason ?? 'not_yet')
        else expect(['no_time', 'not_yet', endReason]).toContain(why)
      }
      if (endReason === 'completed')
        expect(covered.filter(({ mustAsk, outcome }) => mustAsk && outcome !== 'answered')).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('an interview that the agenda leads comes to its end, however little the model does, with every must-ask question answered', () => {
  fc.assert(
    fc.property(plans, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (given, asides) => {
      const turns = Array.from({ length: 200 }, (_, at) => [
        { what: 'turn' as const, aside: asides[at % asides.length] ?? false, again: false, ms: 0 },
        { what: 'agenda_leads' as const },
      ]).flat()
      const { plan, progress, endReason } = play(given, [{ what: 'agenda_leads' }, ...turns])
      expect(endReason).toBe('completed')
      const missing = coverageOf(plan, progress, endReason).filter(
        ({ mustAsk, outcome }) => mustAsk && outcome !== 'answered',
      )
      expect(missing).toEqual([])
    }),
  )
})

test('a progress of before is read as it is', () => {
  const before = { v: 1, asked: ['q0'], answered: true }
  expect(Progress.parse(before)).toEqual(before)
})

test('what was said tells a successor more than a progress that was not stored in time', () => {
  const plan = Plan.parse({
    v: 1,
    role: 'R',
    company: 'C',
    questions: ['a', 'b', 'c'].map((id) => ({ id, text: `${id}?` })),
  })
  const stored: Progress = { v: 1, asked: ['a'], answered: true, answers: 2 }
  expect(catchUp(plan, stored, [{ questionId: 'a' }, { questionId: null }])).toBe(stored)
  expect(catchUp(plan, stored, [{ questionId: 'a' }, { questionId: 'b' }, { questionId: 'elsewhere' }])).toEqual({
    v: 1,
    asked: ['a', 'b'],
    answered: false,
  })
})
