import type { EndReason } from '@candor/shared'

export type EndWords = {
  /** The big sentence. */
  readonly title: string
  /** What it means. */
  readonly meaning: string
  /** What comes next. */
  readonly next: string
}

const reads = (company: string) => `${company} reads your interview and gets back to you.`

/** What the candidate is told at the end, for each reason. A clean end is told as one. */
const words: Record<EndReason, (company: string) => EndWords> = {
  completed: (company) => ({
    title: 'Thank you. Your interview is complete.',
    meaning: 'You have answered every question.',
    next: `${reads(company)} You can close this page.`,
  }),
  candidate_ended: (company) => ({
    title: 'You have ended the interview.',
    meaning: 'It ended when you left. What was said until then is kept.',
    next: `${reads(company)} If you ended it by mistake, write to the person who invited you.`,
  }),
  candidate_left: () => ({
    title: 'The interview stopped while you were away.',
    meaning: 'Your connection was gone for longer than the interviewer waits.',
    next: 'You can go on where you stopped.',
  }),
  candidate_silent: () => ({
    title: 'The interview stopped because nothing was heard from you.',
    meaning: 'The interviewer asked again and waited. Your microphone may have been muted or not connected.',
    next: 'You can go on where you stopped, and type your answers if the microphone does not work.',
  }),
  no_show: () => ({
    title: 'The interview did not begin.',
    meaning: 'The room was ready, but it stayed empty and was closed.',
    next: 'You can start it again now.',
  }),
  time_limit: (company) => ({
    title: 'The time for this interview is over.',
    meaning: 'It has reached its longest length, which is the same for everyone who is invited.',
    next: `${reads(company)} You can close this page.`,
  }),
  recruiter_ended: (company) => ({
    title: `${company} has ended the interview.`,
    meaning: 'Someone on their side ended it while it was running. It was not a fault of yours or of your connection.',
    next: `${company} gets back to you. If you do not hear from them, write to the person who invited you.`,
  }),
  cancelled: (company) => ({
    title: `${company} has cancelled this interview.`,
    meaning: 'It was called off before it could be completed.',
    next: 'Write to the person who invited you if you want to know more.',
  }),
  interviewer_lost: () => ({
    title: 'The interviewer could not go on.',
    meaning: 'This was a fault on our side, and another interviewer did not arrive in time.',
    next: 'You can go on where you stopped.',
  }),
  technical_failure: () => ({
    title: 'A fault on our side stopped the interview.',
    meaning: 'It had nothing to do with you or your answers.',
    next: 'You can go on where you stopped.',
  }),
}

/** The words for an end. Where the candidate may not go on after all, nothing offers it. */
export function endWords(reason: EndReason, company: string, mayResume: boolean): EndWords {
  const told = words[reason](company)
  if (mayResume || !/^You can (go on|start)/.test(told.next)) return told
  return { ...told, next: `${reads(company)} If you want to go on, write to the person who invited you.` }
}

/** What is kept, told on every end screen. */
export function keptWords(reason: EndReason): string {
  return reason === 'no_show' || reason === 'cancelled'
    ? 'If anything was said, it is kept as sound and as text.'
    : 'What you and the interviewer said is kept as sound and as text, word for word.'
}
