import type { Plan } from '../contracts/plan.ts'
import type { EndReason } from '../lifecycle/end-reasons.ts'
import { type Progress, questionsOf } from './agenda.ts'

/** What became of one question, and why it was not asked where it was not. */
export type Covered = {
  readonly id: string
  readonly mustAsk: boolean
  readonly outcome: 'answered' | 'asked' | 'not_asked'
  /** Null where it was asked; otherwise why not: the time was short, how the interview ended, or that it still goes on. */
  readonly why: 'no_time' | 'not_yet' | EndReason | null
}

/** What became of every question of a plan, in its order. `endReason` is null while the interview goes on. */
export function coverageOf(plan: Plan, progress: Progress, endReason: EndReason | null): readonly Covered[] {
  const { asked, answered, passed = [] } = progress
  const passedWhy = new Map(passed.map(({ id, why }) => [id, why]))
  return questionsOf(plan).map(({ id, mustAsk }) => {
    if (!asked.includes(id))
      return { id, mustAsk, outcome: 'not_asked', why: passedWhy.get(id) ?? endReason ?? 'not_yet' }
    const waits = id === asked.at(-1) && !answered
    return { id, mustAsk, outcome: waits ? 'asked' : 'answered', why: null }
  })
}

/**
 * A stored progress may lag behind what was said: words are kept by themselves. A question under which something was said has been asked,
 * and is not asked a second time by whoever takes over. `items` in the order they were said.
 */
export function catchUp(
  plan: Plan,
  progress: Progress,
  items: readonly { readonly questionId: string | null }[],
): Progress {
  const known = new Set(progress.asked)
  const mentioned = new Set(items.flatMap(({ questionId }) => questionId ?? []))
  const missing = questionsOf(plan).filter(({ id }) => mentioned.has(id) && !known.has(id))
  if (missing.length === 0) return progress
  return {
    v: 1,
    asked: [...progress.asked, ...missing.map(({ id }) => id)],
    answered: false,
    ...(progress.passed && { passed: progress.passed }),
  }
}
