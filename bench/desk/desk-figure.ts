import { percentile } from '../percentile.ts'

type Spread = { readonly p50: number; readonly p95: number; readonly n: number }

/** A figure of the desk, in milliseconds, beside what it is compared with in the same run, and what was promised of it. */
export type DeskFigure = {
  readonly name: string
  readonly ours: Spread
  readonly against: (Spread & { readonly what: string }) | null
  readonly ratio: number | null
  readonly bar: string
  readonly kept: boolean
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

function spreadOf(values: readonly number[]): Spread {
  return { p50: rounded(percentile(values, 50), 2), p95: rounded(percentile(values, 95), 2), n: values.length }
}

type Bar = { readonly name: string; readonly mostMs?: number; readonly mostRatio?: number; readonly of?: 'p50' | 'p95' }
type Readings = { readonly ours: readonly number[]; readonly against?: readonly number[]; readonly what?: string }

/** Compares readings with their promise. The ratio is of medians where nothing else is said: one slow moment of the machine is no cost. */
export function deskFigure(
  { name, mostMs, mostRatio, of = 'p50' }: Bar,
  { ours, against, what = '' }: Readings,
): DeskFigure {
  const spread = spreadOf(ours)
  const other = against ? { ...spreadOf(against), what } : null
  const ratio = other ? rounded(spread[of] / other[of], 3) : null
  const bars = [mostMs && `p95 at most ${mostMs} ms`, mostRatio && `at most ${mostRatio} times ${what}`]
  const kept = spread.p95 <= (mostMs ?? Infinity) && (ratio ?? 0) <= (mostRatio ?? Infinity)
  return { name, ours: spread, against: other, ratio, bar: bars.filter(Boolean).join(', '), kept }
}

/** How long each of `times` turns took, in milliseconds; the first turns warm up and do not count. */
export async function timed(times: number, turn: (index: number) => Promise<unknown>): Promise<number[]> {
  const readings: number[] = []
  const warmUp = Math.min(5, times)
  for (let index = -warmUp; index < times; index += 1) {
    const began = performance.now()
    await turn(Math.max(0, index))
    if (index >= 0) readings.push(performance.now() - began)
  }
  return readings
}
