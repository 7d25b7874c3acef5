import { rank } from './figures/spread.ts'
import type { Played } from './play-rows.ts'

export type RowSum = {
  readonly row: number
  readonly name: string
  readonly repeats: number
  readonly stuckOver60s: number
  readonly itemsLost: number
  readonly itemsDoubled: number
  readonly againMs: { readonly p50: number; readonly p95: number } | null
  readonly leftOver: number
  /** Greatest value of each further figure. */
  readonly figures: Readonly<Record<string, number>>
  readonly failures: readonly string[]
}

export type FaultSum = { readonly rows: readonly RowSum[]; readonly passed: number; readonly failed: number }

/** All playings of a suite, by row. A row has passed when each of its playings has. */
export function sumUp(played: readonly Played[]): FaultSum {
  const rows = [...Map.groupBy(played, ({ row }) => row)].map(([row, playings]): RowSum => {
    const times = playings.flatMap(({ playing }) => playing?.againMs ?? []).toSorted((left, right) => left - right)
    const count = (of: (one: Played) => number | undefined) => playings.reduce((sum, one) => sum + (of(one) ?? 0), 0)
    const figures = playings.flatMap(({ playing }) => Object.entries(playing?.figures ?? {}))
    return {
      row: row.row,
      name: row.name,
      repeats: playings.length,
      stuckOver60s: count(({ aftermath }) => aftermath?.stuck),
      itemsLost: count(({ aftermath }) => aftermath?.lost.length),
      itemsDoubled: count(({ aftermath }) => aftermath?.doubled.length),
      againMs: times.length > 0 ? { p50: rank(times, 50), p95: rank(times, 95) } : null,
      leftOver: count(({ aftermath }) => aftermath?.left.length),
      figures: Object.fromEntries(
        [...Map.groupBy(figures, ([name]) => name)].map(([name, all]) => [
          name,
          Math.round(Math.max(...all.map(([, value]) => value))),
        ]),
      ),
      failures: playings.flatMap(({ failures }) => failures),
    }
  })
  const failed = rows.filter(({ failures }) => failures.length > 0).length
  return { rows, passed: rows.length - failed, failed }
}

/** The same in the shape of `--json`. */
export function asIssued({ rows, passed, failed }: FaultSum) {
  const told = rows.map(({ row, name, repeats, stuckOver60s, itemsLost, itemsDoubled, againMs, leftOver }) => {
    return { row, name, repeats, stuckOver60s, itemsLost, itemsDoubled, againMs, leftOver }
  })
  return { rows: told, passed, failed }
}
