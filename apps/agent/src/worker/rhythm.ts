import { within } from '@candor/shared'

export type Beat = {
  /** Names the step in its limit. */
  readonly name: string
  /** Pause between two times, milliseconds. */
  readonly everyMs: () => number
  readonly limitMs: number
  readonly run: () => Promise<unknown>
  readonly onFailed: (error: unknown) => void
}

/**
 * Does one thing at once and then again and again. A time that fails or takes too long is told, and the next one still comes: what had
 * no end is left behind.
 */
export function keepRhythm({ name, everyMs, limitMs, run, onFailed }: Beat): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const once = async (): Promise<void> => {
    try {
      await within(limitMs, name, run)
    } catch (error) {
      onFailed(error)
    }
    const pauseMs = everyMs()
    if (!stopped) timer = setTimeout(() => void once(), pauseMs)
  }
  void once()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
