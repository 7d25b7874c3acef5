import { minutes } from '../basics/lengths.ts'
import { Plan } from './plan.ts'

/** Greeting, wrap-up and goodbye take so long, whatever is asked between them. */
const aroundQuestionsMs = minutes(1)
/** All words of a plan together: from here on no candidate could be asked them, and no model should be sent them. */
const mostCharacters = 20_000

type Issue = { readonly path: (string | number)[]; readonly message: string }

/**
 * What a template editor may save: a plan that can be kept in a talk. Each fault names its field. A plan that is stored already is read by
 * `Plan`, which is milder: nobody is refused an interview because a rule came later.
 */
export const PlanToSave = Plan.superRefine((plan, context) => {
  // What is wrong with a single field comes first; the whole is judged once its parts are right.
  if (context.issues.length > 0) return
  for (const issue of [...wordFaults(plan), ...timeFaults(plan)]) context.addIssue({ code: 'custom', ...issue })
})

function wordFaults({ questions, facts, wrapUp = '' }: Plan): Issue[] {
  const asked = questions.reduce((sum, { text, purpose = '' }) => sum + text.length + purpose.length, wrapUp.length)
  const firstAt = new Map(questions.toReversed().map(({ text }, at) => [text, questions.length - 1 - at]))
  const repeated = questions.flatMap(({ text }, at): Issue[] => {
    const first = firstAt.get(text) ?? at
    return first === at ? [] : [{ path: ['questions', at, 'text'], message: `is the same as question ${first + 1}` }]
  })
  if (asked + facts.length < mostCharacters) return repeated
  const field = asked >= facts.length ? 'questions' : 'facts'
  const message = `the template has ${asked + facts.length} characters: fewer than ${mostCharacters} can be spoken about`
  return [...repeated, { path: [field], message }]
}

function timeFaults({ questions, limits }: Plan): Issue[] {
  const { maxLengthMs, reconnectWindowMs } = limits
  const must = questions.filter(({ mustAsk }) => mustAsk)
  if (must.length === 0)
    return [{ path: ['questions'], message: 'at least one question must be asked in every interview' }]
  const tooLong = questions.flatMap(({ timeMs }, at): Issue[] =>
    timeMs <= maxLengthMs
      ? []
      : [{ path: ['questions', at, 'timeMs'], message: 'is longer than the whole interview may last' }],
  )
  const neededMs = must.reduce((sum, { timeMs }) => sum + timeMs, aroundQuestionsMs)
  const tooShort: Issue[] =
    neededMs <= maxLengthMs || tooLong.length > 0
      ? []
      : [{ path: ['limits', 'maxLengthMs'], message: tooShortWords(neededMs, maxLengthMs) }]
  const longWindow: Issue[] =
    reconnectWindowMs < maxLengthMs
      ? []
      : [{ path: ['limits', 'reconnectWindowMs'], message: 'must be shorter than the interview may last' }]
  return [...tooLong, ...tooShort, ...longWindow]
}

const tooShortWords = (neededMs: number, maxLengthMs: number): string =>
  `the questions that must be asked need ${inMinutes(neededMs)} minutes, the interview may last ${inMinutes(maxLengthMs)}`

const inMinutes = (ms: number): number => Math.round(ms / minutes(1))

/** What is wrong with a plan that somebody wants to save: each fault with its field as a dotted path. None: it may be saved. */
export function planFaults(given: unknown): readonly { readonly field: string; readonly why: string }[] {
  const { error } = PlanToSave.safeParse(given)
  return (error?.issues ?? []).map(({ path, message }) => ({ field: path.map(String).join('.'), why: message }))
}
