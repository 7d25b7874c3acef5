import type { Alert, AttemptCounts, AttemptStanding } from '@candor/store'

const hoursOf = (ms: number): string => `${(ms / 3_600_000).toFixed(1)} h`

/** What somebody has to be told of: attempts that nobody ends, and such as are open for too long. Names no candidate. */
export function whatIsWrong(
  { stuckAttempts }: Pick<AttemptCounts, 'stuckAttempts'>,
  attempts: readonly Pick<AttemptStanding, 'attemptId' | 'state' | 'openForMs'>[],
  { longMs }: { readonly longMs: number },
): Alert[] {
  const count = stuckAttempts.length
  const stuck: Alert = {
    name: 'stuck',
    grave: true,
    words: `${count} ${count === 1 ? 'attempt is' : 'attempts are'} past the deadline and not ended: ${stuckAttempts.slice(0, 5).join(', ')}`,
  }
  const long = attempts
    .filter(({ state, openForMs }) => state !== 'ended' && openForMs > longMs)
    .map(({ attemptId, state, openForMs }) => ({
      name: `long ${attemptId}`,
      grave: false,
      words: `${attemptId} has been open for more than ${hoursOf(longMs)} (${hoursOf(openForMs)} when this was first seen) and is ${state}`,
    }))
  return [...(count > 0 ? [stuck] : []), ...long]
}
