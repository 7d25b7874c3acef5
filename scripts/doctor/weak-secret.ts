/** Values that stand in examples and development set-ups everywhere. */
const known = /^(dev)?(secret|key|password|changeme|change-me|example|test|admin|postgres|candor)[-_0-9]*$/i

/** Why a secret is too weak to be one, or undefined. `least` is the shortest length in characters. */
export function weakness(value: string, least: number): string | undefined {
  if (known.test(value)) return 'is a value that everybody knows'
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
