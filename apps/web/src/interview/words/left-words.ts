import { minutes, seconds } from '@candor/shared'
import type { WordKey, Words } from '../messages/use-words.ts'

/** The steps in which waiting is told: a number that runs makes nobody faster. */
const waits: readonly (readonly [fromMs: number, key: WordKey])[] = [
  [seconds(80), 'trouble.reconnecting.left.minuteAndHalf'],
  [seconds(50), 'trouble.reconnecting.left.minute'],
  [seconds(25), 'trouble.reconnecting.left.halfMinute'],
  [seconds(8), 'trouble.reconnecting.left.seconds'],
]

/** For how long the interviewer still waits, in words; null when that time is over. */
export function waitLeftWords(words: Words, ms: number): string | null {
  if (ms >= seconds(105)) return words('trouble.reconnecting.left.minutes', { count: Math.round(ms / minutes(1)) })
  const step = waits.find(([from]) => ms >= from)
  return step ? words(step[1]) : null
}

/** What is left of an interview, in words that change rarely: in fives, then by the minute. */
export function timeLeftWords(words: Words, ms: number): string {
  if (ms < minutes(1)) return words('room.left.less')
  if (ms < minutes(1.75)) return words('room.left.minutes', { count: 1 })
  const whole = ms / minutes(1)
  return words('room.left.minutes', { count: whole > 12 ? Math.round(whole / 5) * 5 : Math.round(whole) })
}
