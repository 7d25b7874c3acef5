/**
 * The value that `percent` of all values do not exceed, by nearest rank: always one of the values, never one between two of them.
 * @throws RangeError when there are no values, or `percent` is not above 0 and at most 100.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`there is no percentile ${percent}`)
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.ceil((percent / 100) * sorted.length) - 1]
  if (value === undefined) throw new RangeError('no values, no percentile')
  return value
}
