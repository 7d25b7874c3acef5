import { type Moments, type Side, sides } from './moments.ts'
import { percentile } from './percentile.ts'

/** One thing to measure in every conversation; its bench file names it. */
export type Figure = {
  /** How the command line calls it. */
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly of: (moments: Moments) => number
}

export type Spread = { readonly p50: number; readonly p95: number; readonly n: number }

/** A figure of both sides. Below 1 the ratio says that ours is the smaller one. */
export type Measured = {
  readonly name: string
  readonly unit: string
  readonly ours: Spread
  readonly bare: Spread
  readonly ratio: { readonly p50: number; readonly p95: number }
}

export type Runs = Readonly<Record<Side, readonly Moments[]>>

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/** Puts the runs of both sides into one figure. Undefined where a side has none. */
export function measure(figure: Figure, runs: Runs): Measured | undefined {
  if (sides.some((side) => runs[side].length === 0)) return undefined
  const { name, unit, of } = figure
  const spread = (side: Side) => {
    const values = runs[side].map(of)
    return { p50: percentile(values, 50), p95: percentile(values, 95), n: values.length }
  }
  const [ours, bare] = [spread('ours'), spread('bare')]
  const shown = ({ p50, p95, n }: Spread) => ({ p50: rounded(p50, 1), p95: rounded(p95, 1), n })
  const ratio = { p50: rounded(ours.p50 / bare.p50, 3), p95: rounded(ours.p95 / bare.p95, 3) }
  return { name, unit, ours: shown(ours), bare: shown(bare), ratio }
}
