import type { Part, PartReport, ProviderFailure } from '../provider-failure.ts'

/** A report that is read by a test. */
export function openReport(): PartReport & {
  readonly failures: ProviderFailure[]
  readonly successes: Part[]
  giveUpAfter: number
} {
  const failures: ProviderFailure[] = []
  const successes: Part[] = []
  const report = {
    failures,
    successes,
    giveUpAfter: Infinity,
    failed: (failure: ProviderFailure) => void failures.push(failure),
    worked: (part: Part) => void successes.push(part),
    givenUp: () => failures.length >= report.giveUpAfter,
  }
  return report
}

/** Limits that let a test wait for a stall: the order of the real ones, a hundredth of their length. */
export const briefly = {
  recogniseMs: 300,
  recognisePerSpokenMs: 0.02,
  recogniseAtMostMs: 400,
  recogniseAgainAfterMs: 5,
  firstWordMs: 150,
  nextWordMs: 100,
  fillerMs: 60,
  thinkingMs: 5000,
  firstSoundMs: 150,
  nextSoundMs: 100,
  againAfterMs: [5, 5, 5, 5],
} as const
