import type { KeptBare } from './fault-bare.ts'
import type { KeptRow } from './keep-faults.ts'
import type { KeptFigure } from './kept-figure.ts'

/** What `npm run faults` has kept of its three kinds of run. */
export type FaultResults = {
  readonly figures: readonly KeptFigure[]
  readonly rows: readonly KeptRow[]
  readonly bare: readonly KeptBare[]
}

const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

function valueOf(name: string, value: number | null): string {
  if (value === null) return 'none'
  return name.endsWith('Ms') ? seconds(value) : String(value)
}

const table = (head: readonly string[], lines: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function figureLines(figures: readonly KeptFigure[]): string[][] {
  return figures.flatMap((figure) =>
    figure.goals.map(({ of, what, by, atMost, value, reached }) => {
      const spread = figure.spreads[of]
      const p50 = spread ? valueOf(of, spread.p50) : 'none'
      const goal = `${by} at most ${valueOf(of, atMost)}`
      const measured = valueOf(of, value)
      return [
        String(figure.row),
        figure.name,
        what,
        goal,
        reached ? measured : `**missed: ${measured}**`,
        p50,
        String(figure.repeats),
      ]
    }),
  )
}

function bareWords({ cannot, failure, outcome }: KeptBare): string {
  if (cannot) return cannot
  if (failure || !outcome) return `not measured: ${failure ?? 'nothing came of it'}`
  const facts = [
    outcome.stuck ? 'stuck for over 60 s' : null,
    outcome.itemsLost > 0 ? `${outcome.itemsLost} of ${outcome.said} answers lost` : null,
    outcome.disconnectedMs === null ? null : 'thrown out without a word',
    outcome.againMs === null ? null : `spoken to again after ${seconds(outcome.againMs)}`,
  ]
  return facts.filter((fact) => fact !== null).join(', ') || 'unharmed'
}

function ourWords(row: KeptRow | undefined): string {
  if (!row) return 'not played yet'
  const { stuckOver60s, itemsLost, itemsDoubled, leftOver, againMs, failures } = row
  if (failures.length > 0) return '**failed**'
  const faults = [
    stuckOver60s && 'stuck',
    itemsLost && 'words lost',
    itemsDoubled && 'words doubled',
    leftOver && 'left over',
  ]
  const unharmed = faults.filter(Boolean).join(', ') || 'nobody stuck, nothing lost'
  return againMs ? `${unharmed}, goes on after ${seconds(againMs.p50)}` : unharmed
}

/** docs/faults.md, made from what is kept in bench/results. Rows and figures stand in the order of the fault matrix. */
export function faultPage({ figures, rows, bare }: FaultResults): string {
  const inOrder = <Entry extends { readonly row: number }>(entries: readonly Entry[]): Entry[] =>
    entries.toSorted((one, other) => one.row - other.row)
  const played = inOrder(rows).map((row) => [String(row.row), row.name, ourWords(row), row.commit])
  const beside = inOrder(bare).map((one) => [
    String(one.row),
    one.fault,
    bareWords(one),
    ourWords(rows.find(({ name }) => name === one.ours)),
  ])
  return [
    '# Under faults',
    '',
    'Real processes are killed, frozen and cut off while somebody is interviewed. `npm run faults` plays each row of the fault matrix once,',
    '`npm run faults -- --figures` measures, and `npm run faults -- --bare` does the same to a bare agent made from the same parts. This page',
    'is made from what they kept in `bench/results/`, with every reading, its seed, commit, clocks and machine.',
    '',
    '## Figures',
    '',
    'p95 is the 19th of 20 readings.',
    '',
    table(['row', 'fault', 'what', 'goal', 'measured', 'p50', 'n'], figureLines(inOrder(figures))),
    '',
    '## Beside a bare agent',
    '',
    'The bare agent is the stock session of the SDK with the same voice, in a plain room. One playing each.',
    '',
    table(['row', 'fault', 'bare agent', 'Candor'], beside),
    '',
    '## Every row',
    '',
    table(['row', 'promise', 'last playing', 'commit'], played),
    '',
  ].join('\n')
}
