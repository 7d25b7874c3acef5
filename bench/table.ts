import type { Measured, Spread } from './figure.ts'

/** The figures as a table for people. */
export function table(figures: readonly Measured[]): string {
  const cell = (value: number) => value.toFixed(0).padStart(8)
  const spread = ({ p50, p95, n }: Spread) => `${cell(p50)}${cell(p95)}${String(n).padStart(5)}`
  const width = Math.max(...figures.map(({ name, unit }) => name.length + unit.length + 2))
  const heads = `${'ours p50'.padStart(8)}${'p95'.padStart(8)}${'n'.padStart(5)}${'bare p50'.padStart(10)}${'p95'.padStart(8)}${'n'.padStart(5)}`
  const lines = figures.map(({ name, unit, ours, bare, ratio }) => {
    const ratios = [ratio.p50, ratio.p95].map((value) => value.toFixed(2).padStart(10)).join('')
    return `${`${name}, ${unit}`.padEnd(width)}${spread(ours)}  ${spread(bare)}${ratios}`
  })
  return [`${''.padEnd(width)}${heads}${'ratio p50'.padStart(10)}${'p95'.padStart(10)}`, ...lines].join('\n')
}
