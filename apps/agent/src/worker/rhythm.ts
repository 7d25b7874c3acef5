import { within } from '@candor/shared'

export type Beat = {
  /** Names the step in its limit. */
  readonly name: string
  /** Pause between two times, milliseconds. */
  readonly everyMs: () => number
  readonly limitMs: number
  readonly run: () => Promise<unknown>
  readonly onFailed: (error: unknown) => void
  /** Nothing is done before it has come. */
  readonly from?: Promise<unknown>
}

/**
 * Does one thing at once, or from a moment on, and then again and again. A time that fails or takes too long is told, and the next one still comes: what had
 * no end is left behind.
 */
export function keepRhythm({ name, everyMs, limitMs, run, onFailed, from }: Beat): { stop: () => void } {
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
  const begin = (): void => void (stopped || once())
  if (from) void from.then(begin, begin)
  else begin()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
