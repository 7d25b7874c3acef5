import type { Words } from '../messages/use-words.ts'

/** A length in whole minutes, said as people say it; seconds below one minute. */
export function lengthWords(words: Words, ms: number): string {
  if (ms < 60_000) return words('landing.seconds', { count: Math.round(ms / 1000) })
  return words('landing.minutes', { count: Math.round(ms / 60_000) })
}
