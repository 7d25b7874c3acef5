import type { KeptFigure } from './kept-figure.ts'

const shown = (name: string, value: number | null): string =>
  value === null ? 'none' : name.endsWith('Ms') ? `${(value / 1000).toFixed(2)} s` : String(value)

/** The figures for people: each goal on a line, the goal beside what was measured. */
export function figureTable(figures: readonly KeptFigure[]): string {
  const lines = figures.flatMap((figure) => [
    `${figure.reached ? '✓' : '✗'} ${String(figure.row).padStart(2)} ${figure.name} (n = ${figure.repeats}${
      figure.repeats === figure.wanted ? '' : ` of ${figure.wanted}`
    }, ${figure.commit}, ${figure.at.slice(0, 16)})`,
    ...figure.goals.map(({ of, what, by, atMost, value, reached }) => {
      const spread = figure.spreads[of]
      const others = spread && by === 'p95' ? `, p50 ${shown(of, spread.p50)}, most ${shown(of, spread.most)}` : ''
      const goal = `${by} <= ${shown(of, atMost)}`
      return `     ${reached ? ' ' : '!'} ${what}: ${by} ${shown(of, value)}${others}; goal ${goal}`
    }),
    `       stuck ${figure.stuckOver60s}, lost ${figure.itemsLost}, doubled ${figure.itemsDoubled}, left over ${figure.leftOver}`,
    ...figure.failures.map((failure) => `     ! ${failure.split('\n')[0]}`),
  ])
  return lines.join('\n')
}
