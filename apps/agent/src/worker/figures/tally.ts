import type { InterviewerFigures } from '@candor/store'
import type { Note } from '../../job-words.ts'
import { costOf, type Prices } from './prices.ts'

/** What one interviewer has taken so far. */
export type Tally = {
  readonly note: (one: Note) => void
  readonly tick: (measured: { readonly memoryBytes: number; readonly cpuMs: number }) => void
  readonly sum: () => Omit<InterviewerFigures, 'attemptId' | 'epoch' | 'host'>
}

/** The value below or at which a share of all values lies; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

export function openTally(prices: Prices | undefined): Tally {
  const turns: number[] = []
  const used = { promptTokens: 0, completionTokens: 0, heardMs: 0, spokenCharacters: 0 }
  let firstSoundMs: number | null = null
  let providerErrors = 0
  let peakMemoryBytes = 0
  let cpuMs = 0
  return {
    note: (one) => {
      if (one.what === 'first_sound') firstSoundMs ??= Math.round(one.ms)
      if (one.what === 'turn') turns.push(Math.round(one.ms))
      if (one.what === 'failed') providerErrors += 1
      if (one.what === 'heard') used.heardMs += Math.round(one.ms)
      if (one.what === 'spoken') used.spokenCharacters += one.characters
      if (one.what !== 'tokens') return
      used.promptTokens += one.prompt
      used.completionTokens += one.completion
    },
    tick: (measured) => {
      peakMemoryBytes = Math.max(peakMemoryBytes, measured.memoryBytes)
      cpuMs = measured.cpuMs
    },
    sum: () => ({
      ...used,
      firstSoundMs,
      turns: turns.length,
      turnP50Ms: quantile(turns, 0.5),
      turnP95Ms: quantile(turns, 0.95),
      providerErrors,
      peakMemoryBytes,
      cpuMs,
      cost: prices ? costOf(prices, used) : null,
    }),
  }
}
