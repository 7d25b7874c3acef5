import { z } from 'zod'
import type { Plan, Question } from '../contracts/plan.ts'

/** How far an interview has come. Stored with the attempt, so that a replacement goes on where the lost interviewer stopped. */
export const Progress = z.strictObject({
  v: z.literal(1),
  /** Question ids in the order they were asked; the last one is the open question. */
  asked: z.array(z.string()),
  /** Whether the candidate has said something to the open question. */
  answered: z.boolean(),
})
export type Progress = z.infer<typeof Progress>

export const noProgress: Progress = { v: 1, asked: [], answered: false }

export type Asking = {
  readonly question: Question
  readonly number: number
  readonly of: number
  readonly last: boolean
}

function asking(plan: Plan, index: number): Asking | null {
  const question = plan.questions[index]
  if (!question) return null
  return { question, number: index + 1, of: plan.questions.length, last: index === plan.questions.length - 1 }
}

/** The question that is open now, or null before the first. */
export function openQuestion(plan: Plan, progress: Progress): Asking | null {
  return asking(plan, progress.asked.length - 1)
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
  const upcoming = asking(plan, progress.asked.length)
  if (!upcoming) return { ok: false, refusal: 'none_left' }
  return {
    ok: true,
    asking: upcoming,
    progress: { ...progress, asked: [...progress.asked, upcoming.question.id], answered: false },
  }
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
