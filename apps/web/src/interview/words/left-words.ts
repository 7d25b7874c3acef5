import { minutes, seconds } from '@candor/shared'

/** The steps in which waiting is told: a number that runs makes nobody faster. */
const waits: readonly (readonly [fromMs: number, words: string])[] = [
  [seconds(80), 'about a minute and a half'],
  [seconds(50), 'about a minute'],
  [seconds(25), 'about half a minute'],
  [seconds(8), 'a few seconds'],
]

/** For how long the interviewer still waits, in words; null when that time is over. */
export function waitLeftWords(ms: number): string | null {
  if (ms >= seconds(105)) return `about ${Math.round(ms / minutes(1))} minutes`
  return waits.find(([from]) => ms >= from)?.[1] ?? null
}

/** What is left of an interview, in words that change rarely: in fives, then by the minute. */
export function timeLeftWords(ms: number): string {
  if (ms < minutes(1)) return 'Less than a minute left'
  if (ms < minutes(1.75)) return 'About a minute left'
  const whole = ms / minutes(1)
  const told = whole > 12 ? Math.round(whole / 5) * 5 : Math.round(whole)
  return `About ${told} minutes left`
}
