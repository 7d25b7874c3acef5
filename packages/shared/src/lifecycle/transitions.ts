/**
 * The life of one attempt. This table is the machine: TypeScript asks it, and the guarded UPDATEs of `packages/store` are built from it.
 *
 * open         the room is ready; candidate and interviewer are awaited.
 * live         both have been there; the conversation goes on, even while an interviewer is being replaced.
 * interrupted  the candidate is gone and may come back until the window closes.
 * closing      an end reason is committed; the goodbye is being said. Nothing leads back.
 * ended        nothing happens any more. The only state without a deadline.
 */
export const attemptStates = ['open', 'live', 'interrupted', 'closing', 'ended'] as const
export type AttemptState = (typeof attemptStates)[number]

export const attemptTransitions = [
  'both_present',
  'candidate_left',
  'candidate_returned',
  'closing_begun',
  'ended',
] as const
export type AttemptTransition = (typeof attemptTransitions)[number]

const next: Record<AttemptState, Partial<Record<AttemptTransition, AttemptState>>> = {
  open: { both_present: 'live', closing_begun: 'closing', ended: 'ended' },
  live: { candidate_left: 'interrupted', closing_begun: 'closing', ended: 'ended' },
  interrupted: { candidate_returned: 'live', closing_begun: 'closing', ended: 'ended' },
  closing: { ended: 'ended' },
  ended: {},
}

/** The state after a transition, or undefined where the table has no such move. */
export function stateAfter(state: AttemptState, transition: AttemptTransition): AttemptState | undefined {
  return next[state][transition]
}

/** The states from which a transition may happen: the guard of its UPDATE. */
export function statesBefore(transition: AttemptTransition): AttemptState[] {
  return attemptStates.filter((state) => next[state][transition] !== undefined)
}

/** States in which an interviewer may begin or take over. */
export const statesWithInterviewer = ['open', 'live', 'interrupted'] as const satisfies readonly AttemptState[]
