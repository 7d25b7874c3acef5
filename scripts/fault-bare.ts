import type { StepReporter } from '@candor/stack'
import { type BareRow, bareRows } from '../bench/bare-faults/bare-rows.ts'
import type { BareOutcome } from '../bench/bare-faults/bare-talk.ts'
import { playBare } from '../bench/bare-faults/play-bare.ts'
import type { FaultWishes } from './fault-wishes.ts'
import { commit, keptRows, type KeptRow, openResults } from './keep-faults.ts'

/** What came of one fault on the bare agent. */
export type KeptBare = Pick<BareRow, 'row' | 'fault' | 'ours'> & {
  readonly at: string
  readonly commit: string
  readonly cannot: string | null
  readonly failure: string | null
  readonly outcome: BareOutcome | null
}

export const keptBare = () => openResults<KeptBare>('faults-bare.json', ({ fault }) => fault)

type Run = { readonly report: StepReporter; readonly signal: AbortSignal }

/** The same faults on the bare agent, once each, printed beside what came of them the last time ours were played. */
export async function runBare({ rows: ours, named, json }: FaultWishes, { report, signal }: Run): Promise<boolean> {
  const file = keptBare()
  const rows = named ? bareRows.filter(({ row }) => ours.some((one) => one.row === row)) : bareRows
  await playBare({
    rows,
    report,
    signal,
    onPlayed: ({ row, outcome, failure }) => {
      if (signal.aborted) return
      const { row: number, fault, ours: name } = row
      const cannot = 'cannot' in row ? row.cannot : null
      const at = new Date().toISOString()
      file.keep({ row: number, fault, ours: name, at, commit: commit(), cannot, failure, outcome })
      report.line(`${String(number).padStart(2)} ${fault}: ${cannot ?? failure ?? told(outcome)}`)
    },
  })
  const kept = file.entries().filter(({ fault }) => rows.some((row) => row.fault === fault))
  const mine = keptRows().entries()
  if (json)
    process.stdout.write(`${JSON.stringify({ rows: kept.map((one) => ({ ...one, ours: find(mine, one) })) })}\n`)
  else process.stdout.write(`\n${kept.map((one) => beside(one, find(mine, one))).join('\n')}\n\nKept in ${file.path}\n`)
  return kept.length === rows.length && kept.every(({ failure }) => failure === null)
}

const find = (rows: readonly KeptRow[], { ours }: KeptBare): KeptRow | undefined =>
  rows.find(({ name }) => name === ours)
const shown = (ms: number | null | undefined): string =>
  typeof ms === 'number' ? `${(ms / 1000).toFixed(1)} s` : 'never'

function told(outcome: BareOutcome | null): string {
  if (!outcome) return 'nothing came of it'
  const { againMs, stuck, disconnectedMs, itemsLost, said } = outcome
  const out = disconnectedMs === null ? '' : `, thrown out after ${shown(disconnectedMs)}`
  return `stuck over 60 s ${stuck ? 1 : 0}, lost ${itemsLost} of ${said}, spoken to again ${shown(againMs)}${out}`
}

function beside(bare: KeptBare, ours: KeptRow | undefined): string {
  const mine = ours
    ? `stuck over 60 s ${ours.stuckOver60s}, lost ${ours.itemsLost}, ${ours.againMs ? `again ${shown(ours.againMs.p50)}` : 'no time to measure'}${
        ours.failures.length > 0 ? ', FAILED' : ''
      }`
    : 'not played yet'
  return `${String(bare.row).padStart(2)} ${bare.fault}\n     bare: ${bare.cannot ?? bare.failure ?? told(bare.outcome)}\n     ours: ${mine}`
}
