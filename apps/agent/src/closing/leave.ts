import { within } from '@candor/shared'
import type { Log } from '../log.ts'

/** One step of leaving, with its name and its limit in milliseconds, which it is told. */
export type Step = {
  readonly name: string
  readonly limitMs: number
  readonly run: (limitMs: number) => Promise<unknown>
}
/** Steps to be taken one after the other; those of an inner list at once. */
export type Steps = readonly (Step | readonly Step[])[]

/** Takes the steps in order. A step that fails or takes too long is told, and the next one still runs. */
export async function leaveBy(steps: Steps, log: Log): Promise<void> {
  const take = async ({ name, limitMs, run }: Step): Promise<void> => {
    try {
      await within(limitMs, name, () => run(limitMs))
    } catch (error) {
      log.error({ part: 'cleanup', error, step: name }, 'leaving: a step failed')
    }
  }
  for (const next of steps) await Promise.all([next].flat().map(take))
}

/** How long it takes where every step takes its whole limit, milliseconds. */
export function longestMs(steps: Steps): number {
  const limits = steps.map((next) => Math.max(...[next].flat().map(({ limitMs }) => limitMs)))
  return limits.reduce((sum, limitMs) => sum + limitMs, 0)
}
