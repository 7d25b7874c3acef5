import type { Words } from '../messages/use-words.ts'

/** Full sentences for the place of the question while there is none to show: what happens, what it means, what to do. */
export type TroubleWords = { readonly title: string; readonly detail: string }

/** The words of a state that are the same whenever it comes. */
export function troubleWords(
  words: Words,
  state: 'connecting' | 'waiting' | 'longWait' | 'replacement' | 'moved',
): TroubleWords {
  return { title: words(`trouble.${state}.title`), detail: words(`trouble.${state}.detail`) }
}

/**
 * `left`: for how long the interviewer still waits, in words; null when that is over, undefined where it is not known. `isLast`: the
 * interview's own time is over then too.
 */
export function reconnectingWords(words: Words, left?: string | null, isLast = false): TroubleWords {
  return { title: words('trouble.reconnecting.title'), detail: waitWords(words, left, isLast) }
}

function waitWords(words: Words, left: string | null | undefined, isLast: boolean): string {
  if (left === undefined) return words('trouble.reconnecting.unknown')
  if (left !== null) return words('trouble.reconnecting.waits', { left })
  return words(isLast ? 'trouble.reconnecting.over' : 'trouble.reconnecting.later')
}

const failures = [
  'connection_lost',
  'unavailable',
  'browser',
  'invite_revoked',
  'invite_expired',
  'invite_unknown',
  'too_many_for_candidate',
  'too_many_open',
  'consent_missing',
] as const

/** The words for a failure's code; one we do not know is told as a lost connection. */
export function failureWords(words: Words, code: string): TroubleWords {
  const known = failures.find((failure) => failure === code) ?? 'connection_lost'
  return { title: words(`trouble.failed.${known}.title`), detail: words(`trouble.failed.${known}.detail`) }
}

/** Failures that trying again cannot mend. */
export function isFinal(code: string): boolean {
  return /^(invite_|consent_|browser)/.test(code)
}
