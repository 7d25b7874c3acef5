import type { machine } from '../bench/machine.ts'
import type { Reading } from '../e2e/faults/figures/figure.ts'
import type { Judged, Spread } from '../e2e/faults/figures/spread.ts'

/** One figure as it is kept: every single reading, and the goals beside what came of them. */
export type KeptFigure = {
  readonly key: string
  readonly row: number
  readonly name: string
  readonly at: string
  readonly commit: string
  readonly machine: ReturnType<typeof machine>
  readonly clocks: Readonly<Record<string, string>>
  readonly seed: number
  readonly tookS: number
  readonly repeats: number
  readonly wanted: number
  readonly goals: readonly Judged[]
  readonly spreads: Readonly<Record<string, Spread>>
  readonly stuckOver60s: number
  readonly itemsLost: number
  readonly itemsDoubled: number
  readonly leftOver: number
  /** Whether there are all readings and every goal is reached by them, with nobody stuck and nothing lost, doubled or left. */
  readonly reached: boolean
  readonly failures: readonly string[]
  readonly readings: readonly Reading[]
}
