import { z } from 'zod'
import { minutes } from '../basics/lengths.ts'
import { type Plan, type Question, wrapUpId } from '../contracts/plan.ts'

/**
 * How far an interview has come. Stored with the attempt, so that a replacement goes on where the lost interviewer stopped. What was added
 * to it later is optional: the rows of before are read as they are.
 */
export const Progress = z.strictObject({
  v: z.literal(1),
  /** Question ids in the order they were asked; the last one is the open question. */
  asked: z.array(z.string()),
  /** Whether the candidate has said something to the open question. */
  answered: z.boolean(),
  /** How many answers the open question has had, each to a reply of the interviewer: the first, then those to follow-ups. */
  answers: z.number().int().min(0).optional(),
  /** How often the candidate wanted something else than to answer the open question: to hear it again, to ask, a moment. */
  asides: z.number().int().min(0).optional(),
  /** How long the open question has been talked about, milliseconds. */
  spentMs: z.number().min(0).optional(),
  /** Questions that were left out, and why. Never one that must be asked. */
  passed: z.array(z.strictObject({ id: z.string(), why: z.enum(['no_time']) })).optional(),
})
export type Progress = z.infer<typeof Progress>

export const noProgress: Progress = { v: 1, asked: [], answered: false }

export type Asking = {
  readonly question: Question
  readonly number: number
  readonly of: number
  readonly last: boolean
}

/** So many replies may go to a candidate who asks back at the end. */
const wrapUpFollowUps = 4

/** What is asked in an interview, in order: the questions of the plan, then its wrap-up where it has one. */
export function questionsOf({ questions, wrapUp }: Pick<Plan, 'questions' | 'wrapUp'>): readonly Question[] {
  if (wrapUp === undefined) return questions
  const last = { id: wrapUpId, text: wrapUp, mustAsk: false, followUps: wrapUpFollowUps, timeMs: minutes(3) }
  return [...questions, last]
}

function asking(all: readonly Question[], index: number, last: boolean): Asking | null {
  const question = all[index]
  return question ? { question, number: index + 1, of: all.length, last } : null
}

/** The questions that are still to come, in order. */
export function upcomingQuestions(plan: Plan, { asked, passed = [] }: Progress): readonly Question[] {
  const gone = new Set([...asked, ...passed.map(({ id }) => id)])
  return questionsOf(plan).filter(({ id }) => !gone.has(id))
}

/** The question that is open now, or null before the first. */
export function openQuestion(plan: Plan, progress: Progress): Asking | null {
  const all = questionsOf(plan)
  const index = all.findIndex(({ id }) => id === progress.asked.at(-1))
  return asking(all, index, upcomingQuestions(plan, progress).length === 0)
}

/**
 * Moves on to the next question. `not_answered`: the open question waits for an answer. `none_left`: all have been asked.
 * The agenda decides this, never the model.
 */
export function askNext(
  plan: Plan,
  progress: Progress,
): { ok: true; progress: Progress; asking: Asking } | { ok: false; refusal: 'not_answered' | 'none_left' } {
  if (progress.asked.length > 0 && !progress.answered) return { ok: false, refusal: 'not_answered' }
  const [upcoming] = upcomingQuestions(plan, progress)
  if (!upcoming) return { ok: false, refusal: 'none_left' }
  const { v, asked, passed } = progress
  const next: Progress = { v, asked: [...asked, upcoming.id], answered: false, ...(passed && { passed }) }
  const open = openQuestion(plan, next)
  return open ? { ok: true, asking: open, progress: next } : { ok: false, refusal: 'none_left' }
}

/** The candidate said something while a question was open. */
export function noteAnswer(progress: Progress): Progress {
  return progress.asked.length === 0 || progress.answered ? progress : { ...progress, answered: true }
}

/** Whether the interviewer may say goodbye: every must-ask question has been asked, and the last one asked was answered. */
export function mayComplete(plan: Plan, progress: Progress): boolean {
  const asked = new Set(progress.asked)
  return progress.answered && plan.questions.every((question) => !question.mustAsk || asked.has(question.id))
}
