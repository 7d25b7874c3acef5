import { isKnownSecret } from '@candor/shared'

/** Why a secret is too weak to be one, or undefined. `least` is the shortest length in characters. */
export function weakness(value: string, least: number): string | undefined {
  if (isKnownSecret(value)) return 'is a value that everybody knows'
  if (value.length < least) return `has ${value.length} characters and needs ${least}`
  if (new Set(value).size < Math.min(10, least / 2)) return 'repeats itself'
  return undefined
}

/** The secrets of an installation and the least length of each. */
export const secretLengths: Readonly<Record<string, number>> = {
  LIVEKIT_API_SECRET: 32,
  SESSION_SECRET: 32,
  DESK_KEY: 16,
  CRON_SECRET: 16,
}
