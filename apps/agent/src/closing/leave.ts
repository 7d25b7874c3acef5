import { within } from '@candor/shared'
import type { Log } from '../log.ts'

/** One step of leaving, with its name and its limit in milliseconds. */
export type Step = { readonly name: string; readonly limitMs: number; readonly run: () => Promise<unknown> }

/** Takes the steps in order. A step that fails or takes too long is told, and the next one still runs. */
export async function leaveBy(steps: readonly Step[], log: Log): Promise<void> {
  for (const { name, limitMs, run } of steps) {
    try {
      await within(limitMs, name, run)
    } catch (error) {
      log.error({ part: 'cleanup', error, step: name }, 'leaving: a step failed')
    }
  }
}
