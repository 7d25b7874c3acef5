const FIRST_MS = 250
const LONGEST_MS = 5000
const PATIENCE = { failures: 5, withinMs: 60_000 }

/**
 * How long to wait before a part is started again: 250 ms doubling to 5 s over the failures of the last minute, or
 * 'give-up' from the fifth one on. `failures` are moments in milliseconds, oldest first.
 */
export function backOff(failures: readonly number[], now: number): number | 'give-up' {
  const recent = failures.filter((moment) => now - moment < PATIENCE.withinMs).length
  if (recent >= PATIENCE.failures) return 'give-up'
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, recent - 1))
}
