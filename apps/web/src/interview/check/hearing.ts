import { seconds } from '@candor/shared'

/**
 * Whether a microphone that is open also hears. `silent`: it sends nothing at all, not even the noise of a room, as one does that is
 * switched off at its cable or in the system. `quiet`: it hears the room, but no voice yet.
 */
export type Hearing = {
  readonly verdict: 'listening' | 'heard' | 'silent' | 'quiet'
  /** Since when it has been listened to, any clock in milliseconds. */
  readonly since: number | null
  readonly loudest: number
}

export const notListened: Hearing = { verdict: 'listening', since: null, loudest: 0 }

/** Above this level somebody speaks. */
const voiceLevel = 0.3
const nothingAtAll = 0.01
const silentAfterMs = seconds(3)
const quietAfterMs = seconds(7)

/** Takes one reading of the level, 0 to 1. Who was heard once stays heard. Returns the same value where nothing changed. */
export function listenOn(before: Hearing, level: number, now: number): Hearing {
  if (before.verdict === 'heard') return before
  const since = before.since ?? now
  const loudest = Math.max(before.loudest, level)
  const verdict = verdictOf(loudest, now - since)
  if (verdict === before.verdict && since === before.since && loudest === before.loudest) return before
  return { verdict, since, loudest }
}

function verdictOf(loudest: number, listenedMs: number): Hearing['verdict'] {
  if (loudest >= voiceLevel) return 'heard'
  if (loudest < nothingAtAll) return listenedMs >= silentAfterMs ? 'silent' : 'listening'
  return listenedMs >= quietAfterMs ? 'quiet' : 'listening'
}
