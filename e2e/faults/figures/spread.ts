import type { Goal, Reading } from './figure.ts'

export type Spread = { readonly n: number; readonly p50: number; readonly p95: number; readonly most: number }

/** By nearest rank: always a value that was measured; p95 of 20 is the 19th. */
export function rank(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return Math.round(sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0)
}

/** Every name in the readings with its spread. */
export function spreads(readings: readonly Reading[]): Record<string, Spread> {
  const named = Map.groupBy(readings.flatMap(Object.entries) as [string, number][], ([name]) => name)
  return Object.fromEntries(
    [...named].map(([name, all]) => {
      const values = all.map(([, value]) => value)
      return [
        name,
        { n: values.length, p50: rank(values, 50), p95: rank(values, 95), most: Math.round(Math.max(...values)) },
      ]
    }),
  )
}

export type Judged = Goal & { readonly value: number | null; readonly reached: boolean }

/** The goal beside what was measured. Without a reading nothing is reached. */
export function judge(goal: Goal, readings: readonly Reading[]): Judged {
  const spread = spreads(readings)[goal.of]
  const value = spread ? spread[goal.by] : null
  return { ...goal, value, reached: value !== null && value <= goal.atMost }
}
