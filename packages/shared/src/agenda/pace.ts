import { seconds } from '../basics/lengths.ts'
import type { Plan } from '../contracts/plan.ts'
import { noteAnswer, openQuestion, type Progress, upcomingQuestions } from './agenda.ts'

/**
 * The pace of an interview: how long a question may be talked about, how many follow-ups it may have, and which questions are left out
 * when the time is short. Lengths in milliseconds; `leftMs` is what is left until the interview ends by itself, Infinity where that is not
 * known. Nothing here interrupts a candidate: a pace that is used up is told at the end of their turn.
 */

/** What a candidate's turn was: an answer, or something else than an answer. */
export type TurnKind = 'answer' | 'aside'

/** A candidate who never answers, only asks back, has answered after so many times. */
export const mostAsides = 3
/** The goodbye and what leads to it. */
const wrapUpMs = seconds(30)
/** No question is begun for less. */
const shortestTalkMs = seconds(30)

/**
 * The candidate has had the word. `again`: the interviewer has said nothing since the turn before, so that this one goes on from it. Time
 * is what went by since it was last told.
 */
export function noteTurn(
  progress: Progress,
  { kind, again, spentMs = 0 }: { kind: TurnKind; again: boolean; spentMs?: number },
): Progress {
  if (progress.asked.length === 0) return progress
  const { answers = 0, asides = 0, spentMs: before = 0 } = progress
  const spent = spentMs > 0 ? { ...progress, spentMs: Math.round(before + spentMs) } : progress
  if (kind === 'aside' && !progress.answered && asides < mostAsides)
    return again ? spent : { ...spent, asides: asides + 1 }
  if (kind === 'aside' && progress.answered) return again ? spent : { ...spent, asides: asides + 1 }
  const counts = !again || answers === 0
  return counts ? { ...noteAnswer(spent), answers: answers + 1 } : noteAnswer(spent)
}

/** How long the open question may be talked about, so that those which must be asked still have their share. */
export function fairTimeMs(plan: Plan, progress: Progress, leftMs: number): number {
  const open = openQuestion(plan, progress)
  if (!open) return 0
  const must = upcomingQuestions(plan, progress).filter(({ mustAsk }) => mustAsk).length
  const talkMs = Math.max(0, leftMs - wrapUpMs) + (progress.spentMs ?? 0)
  return Math.min(open.question.timeMs, talkMs / (must + 1))
}

/**
 * What the interviewer has to do. `ask`: the next question. `listen`: the open question waits for an answer. `follow_up`: it may be asked
 * more about what was said, or move on. `end`: nothing is left to ask, and the end is allowed.
 */
export type Due = 'ask' | 'listen' | 'follow_up' | 'end'

export function whatIsDue(plan: Plan, progress: Progress, leftMs = Infinity): Due {
  const open = openQuestion(plan, progress)
  if (!open) return 'ask'
  if (!progress.answered) return 'listen'
  const { answers = 1, asides = 0, spentMs = 0 } = progress
  const usedUp =
    answers > open.question.followUps ||
    asides > open.question.followUps + mostAsides ||
    spentMs >= fairTimeMs(plan, progress, leftMs)
  if (!usedUp) return 'follow_up'
  return upcomingQuestions(plan, passOver(plan, progress, leftMs)).length > 0 ? 'ask' : 'end'
}

/**
 * Leaves out the questions that need not be asked and for which no time is left beside those that must be. Never the first of an interview:
 * an interview in which nothing was asked is none.
 */
export function passOver(plan: Plan, progress: Progress, leftMs: number): Progress {
  const upcoming = upcomingQuestions(plan, progress)
  const first = upcoming[0]
  if (!first || first.mustAsk || progress.asked.length === 0) return progress
  const reservedMs = upcoming.reduce((sum, { mustAsk, timeMs }) => sum + (mustAsk ? timeMs : 0), wrapUpMs)
  if (leftMs >= reservedMs + Math.min(first.timeMs, shortestTalkMs)) return progress
  const passed = [...(progress.passed ?? []), { id: first.id, why: 'no_time' as const }]
  return passOver(plan, { ...progress, passed }, leftMs)
}
