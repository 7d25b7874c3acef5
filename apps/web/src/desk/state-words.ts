import { type AttemptState, type EndReason, mayResume, type Verdict } from '@candor/shared'
import { clock } from './time-words.ts'

/** `invited`: nobody has entered yet. */
export type ShownState = AttemptState | 'invited'

/** Each state as its word and the tone of its dot: `quiet` asks nothing of anybody, `active` is going on, `needs-you` is worth a look. */
export type StateWord = { readonly word: string; readonly tone: 'hollow' | 'quiet' | 'active' | 'needs-you' }

const words: Record<ShownState, StateWord> = {
  invited: { word: 'Invited', tone: 'hollow' },
  open: { word: 'Open', tone: 'hollow' },
  live: { word: 'Live', tone: 'active' },
  interrupted: { word: 'Interrupted', tone: 'needs-you' },
  closing: { word: 'Closing', tone: 'active' },
  ended: { word: 'Ended', tone: 'quiet' },
}

/** An interview that ended by accident is worth a look: the candidate may not come back by themselves. */
export function stateWord(state: ShownState, reason: EndReason | null): StateWord {
  return state === 'ended' && reason !== null && mayResume(reason)
    ? { ...words.ended, tone: 'needs-you' }
    : words[state]
}

/** Why it ended, in the width of a table's column. */
export const reasonWords: Record<EndReason, string> = {
  completed: 'Completed',
  candidate_ended: 'Candidate ended it',
  candidate_left: 'Candidate left',
  candidate_silent: 'Candidate silent',
  no_show: 'No show',
  time_limit: 'Time limit',
  recruiter_ended: 'Recruiter ended it',
  cancelled: 'Cancelled',
  interviewer_lost: 'Interviewer lost',
  technical_failure: 'Technical failure',
}

const endings: Record<EndReason, string> = {
  completed: 'Completed',
  candidate_ended: 'Ended by the candidate',
  candidate_left: 'Ended because the candidate left and did not come back,',
  candidate_silent: 'Ended because nothing was heard from the candidate,',
  no_show: 'Ended because nobody came,',
  time_limit: 'Ended by time limit',
  recruiter_ended: 'Ended by a recruiter',
  cancelled: 'Cancelled',
  interviewer_lost: 'Ended because the interviewer was lost,',
  technical_failure: 'Ended by a technical failure',
}

export type AttemptFacts = {
  readonly state: AttemptState
  readonly endReason: EndReason | null
  readonly liveAt: number | null
  readonly endedAt: number | null
  readonly items: number
}

/** How an attempt stands, in one line: “Completed after 4:12. 8 items.” */
export function attemptSentence({ state, endReason, liveAt, endedAt, items }: AttemptFacts, now: number): string {
  const count = `${items} ${items === 1 ? 'item' : 'items'}`
  if (state !== 'ended') {
    const word = words[state].word
    if (liveAt === null) return `${word}, waiting for both to arrive. ${count}.`
    const length = clock(now - liveAt)
    return state === 'closing'
      ? `Saying goodbye after ${length}. ${count} so far.`
      : `${word} for ${length}. ${count} so far.`
  }
  const how = endReason ? endings[endReason] : 'Ended'
  if (liveAt === null) return `${how.replace(/,$/, '')} before it began. ${count}.`
  return `${how} after ${clock((endedAt ?? now) - liveAt)}. ${count}.`
}

/** Whether the transcript can be relied on, in one sentence with the tone of its dot; null while nothing can be said yet. */
export function verdictWord(verdict: Verdict): StateWord | null {
  switch (verdict.kind) {
    case 'open':
      return null
    case 'complete':
      return { word: 'Transcript complete.', tone: 'quiet' }
    case 'unconfirmed':
      return {
        word: 'No word is known to be missing, but an interviewer was lost and nobody can vouch for its last words.',
        tone: 'needs-you',
      }
    case 'missing':
      return {
        word: `Transcript incomplete: ${verdict.missing} ${verdict.missing === 1 ? 'item is' : 'items are'} missing.`,
        tone: 'needs-you',
      }
  }
}
