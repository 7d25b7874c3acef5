/** Full sentences for the place of the question while there is none to show: what happens, what it means, what to do. */
export type TroubleWords = { readonly title: string; readonly detail: string }

export const connectingWords: TroubleWords = {
  title: 'Opening the room.',
  detail: 'This takes a second or two.',
}

export const waitingWords: TroubleWords = {
  title: 'Your interviewer is on the way.',
  detail: 'You are in the room. You will be greeted in a moment.',
}

export const longWaitWords: TroubleWords = {
  title: 'Your interviewer is taking longer than usual.',
  detail: 'Another one has been called. Please stay on this page; you do not need to do anything.',
}

export const replacementWords: TroubleWords = {
  title: 'Your interviewer lost the line.',
  detail: 'Someone is taking over; you will hear them in a few seconds. Nothing you said is lost.',
}

/**
 * `left`: for how long the interviewer still waits, in words; null when that is over, undefined where it is not known. `isLast`: the
 * interview's own time is over then too.
 */
export function reconnectingWords(left?: string | null, isLast = false): TroubleWords {
  return { title: 'Your connection is gone. We are bringing it back.', detail: waitWords(left, isLast) }
}

function waitWords(left: string | null | undefined, isLast: boolean): string {
  if (left === undefined) return 'The interviewer waits for you. Nothing you said is lost.'
  if (left !== null) return `The interviewer waits for ${left} more. Nothing you said is lost.`
  return isLast
    ? 'The time for this interview is over. What you said until then is kept.'
    : 'It took longer than the interviewer waits. Nothing you said is lost: as soon as you are back you can go on where you stopped.'
}

export const movedWords: TroubleWords = {
  title: 'Your interview has moved to another tab or device.',
  detail: 'Only one can take part at a time. Go on over there, or take it back here.',
}

const failures: Record<string, TroubleWords> = {
  connection_lost: {
    title: 'The connection could not be brought back.',
    detail: 'Nothing you said is lost. Check your network, then try again; the interviewer goes on where you stopped.',
  },
  unavailable: {
    title: 'The interview room cannot be reached just now.',
    detail: 'This is a fault on our side. Wait a few seconds and try again.',
  },
  browser: {
    title: 'This browser cannot open the interview room.',
    detail: 'Open the link from your invitation in a current version of Chrome, Edge, Firefox or Safari.',
  },
  invite_revoked: {
    title: 'Your invitation has been withdrawn.',
    detail: 'Write to the person who invited you. They can send you a new link.',
  },
  invite_expired: {
    title: 'Your invitation has expired.',
    detail: 'Write to the person who invited you. They can send you a new link.',
  },
  invite_unknown: {
    title: 'This browser does not know your invitation any more.',
    detail: 'Open the link from your invitation again; it leads you back here.',
  },
  too_many_for_candidate: {
    title: 'You have two interviews open already.',
    detail: 'Finish or leave one of them, then come back to this page and try again.',
  },
  too_many_open: {
    title: 'Every interview room is taken just now.',
    detail: 'Your link stays valid. Try again in a few minutes.',
  },
  consent_missing: {
    title: 'One step is missing.',
    detail: 'Go back to the first page and agree, then start from there.',
  },
}

/** The words for a failure's code; one we do not know is told as a lost connection. */
export function failureWords(code: string): TroubleWords {
  return failures[code] ?? failures['connection_lost']!
}

/** Failures that trying again cannot mend. */
export function isFinal(code: string): boolean {
  return /^(invite_|consent_|browser)/.test(code)
}
