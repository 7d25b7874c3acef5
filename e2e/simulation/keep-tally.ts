import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Lifetimes of seeds that follow one another, lived through in one go. `at` is ISO 8601. */
export type Range = {
  readonly from: number
  readonly count: number
  readonly failed: number
  readonly perSecond: number
  readonly perProcessorSecond: number
  readonly virtualHours: number
  readonly at: string
}
type Kept = { readonly lifetimes: number; readonly failed: number; readonly ranges: readonly Range[] }

/**
 * Adds a range to the results in `file`, so that many seeds can be lived through piece by piece. A range that was kept before from the same
 * first seed is replaced. @throws when the file is there and is not what we wrote.
 */
export function keepTally(file: string, range: Range, machine: Record<string, unknown>): Kept {
  const ranges = [...readRanges(file).filter(({ from }) => from !== range.from), range]
  ranges.sort((one, other) => one.from - other.from)
  const sum = (name: 'count' | 'failed'): number => ranges.reduce((all, one) => all + one[name], 0)
  const kept = { lifetimes: sum('count'), failed: sum('failed'), machine, ranges }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
  return kept
}

function readRanges(file: string): readonly Range[] {
  if (!existsSync(file)) return []
  const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>
  if (!Array.isArray(found.ranges))
    throw new Error(`${file} holds something else than results of simulations: name another file`)
  return found.ranges
}
