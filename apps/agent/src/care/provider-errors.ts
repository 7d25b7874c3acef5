import type { Part, PartReport, ProviderFailure } from '../speech/provider-failure.ts'

/** So many errors in a row in one part of the voice, and the interview is given up: apology, `technical_failure`, to be resumed. */
export const mostErrorsInARow = 5

type Listener = {
  readonly onFailed?: (failure: ProviderFailure, inARow: number) => void
  /** Called once. */
  readonly onGivenUp: (failure: ProviderFailure) => void
}

/**
 * Counts the errors of each part until that part works again. An answer that was asked for before the last error proves nothing: a stream
 * that broke off had begun well.
 */
export function countProviderErrors({ onFailed, onGivenUp }: Listener, now: () => number = Date.now): PartReport {
  const inARow: Record<Part, number> = { stt: 0, llm: 0, tts: 0 }
  const lastFailedAt: Partial<Record<Part, number>> = {}
  const givenUp = new Set<Part>()
  return {
    failed: (failure) => {
      const { part } = failure
      inARow[part] += 1
      lastFailedAt[part] = now()
      onFailed?.(failure, inARow[part])
      if (inARow[part] < mostErrorsInARow) return
      givenUp.add(part)
      if (givenUp.size === 1 && inARow[part] === mostErrorsInARow) onGivenUp(failure)
    },
    worked: (part, startedAt) => {
      if (startedAt >= (lastFailedAt[part] ?? 0)) inARow[part] = 0
    },
    givenUp: (part) => givenUp.has(part),
  }
}
