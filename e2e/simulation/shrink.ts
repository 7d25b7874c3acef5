import { type Choice, type Lifetime, liveThrough } from './lifetime.ts'

/**
 * The fewest of a seed's faults that still break the same promise: each is left out in turn, and stays out where nothing is missed. Faults
 * draw from streams of their own, so the rest goes on as before. Answers the lifetime that is left, and the places of its faults.
 */
export function shrink(failed: Lifetime, choice: Choice): { lifetime: Lifetime; only: number[] } {
  let only = failed.planned.map((_, index) => index).filter((index) => choice.only?.includes(index) ?? true)
  let lifetime = failed
  for (const index of only) {
    const without = only.filter((one) => one !== index)
    const tried = liveThrough({ ...choice, only: without })
    if (tried.violation?.invariant !== failed.violation?.invariant) continue
    only = without
    lifetime = tried
  }
  return { lifetime, only }
}
