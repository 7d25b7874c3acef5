import type { EndReason } from '@candor/shared'
import type { WordKey, Words } from '../messages/use-words.ts'

export type EndWords = {
  /** The big sentence. */
  readonly title: string
  /** What it means. */
  readonly meaning: string
  /** What comes next. */
  readonly next: string
}

type Next = Extract<WordKey, `end.next.${string}`>

/** What comes next where the candidate may not go on. A clean end is told as one. */
const nextOf: Record<EndReason, Next> = {
  completed: 'end.next.close',
  candidate_ended: 'end.next.mistake',
  candidate_left: 'end.next.notAgain',
  candidate_silent: 'end.next.notAgain',
  no_show: 'end.next.notAgain',
  time_limit: 'end.next.close',
  recruiter_ended: 'end.next.theirs',
  cancelled: 'end.next.more',
  interviewer_lost: 'end.next.notAgain',
  technical_failure: 'end.next.notAgain',
}

type End = { readonly reason: EndReason; readonly company: string; readonly mayResume: boolean }

/** The words for an end. Where the candidate may not go on after all, nothing offers it. */
export function endWords(words: Words, { reason, company, mayResume }: End): EndWords {
  return {
    title: words(`end.${reason}.title`, { company }),
    meaning: words(`end.${reason}.meaning`),
    next: words(mayResume ? resumeOf(reason) : nextOf[reason], { company }),
  }
}

function resumeOf(reason: EndReason): Next {
  if (reason === 'no_show') return 'end.next.startAgain'
  return reason === 'candidate_silent' ? 'end.next.resumeTyping' : 'end.next.resume'
}

/** What is kept, told on every end screen. */
export function keptWords(words: Words, reason: EndReason): string {
  return words(reason === 'no_show' || reason === 'cancelled' ? 'end.keptMaybe' : 'end.keptWords')
}
