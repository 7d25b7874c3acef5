import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lineReporter, onInterrupt, StackProblem, type StepReporter } from '@candor/stack'
import { playRows, type Played } from '../e2e/faults/play-rows.ts'
import { clocks } from '../e2e/faults/stage-kinds.ts'
import { asIssued, type RowSum, sumUp } from '../e2e/faults/sum-up.ts'
import { keptBare, runBare } from './fault-bare.ts'
import { keptFigures, runFigures } from './fault-figures.ts'
import { faultPage } from './fault-page.ts'
import { type FaultWishes, readFaultWishes } from './fault-wishes.ts'
import { commit, keptRows } from './keep-faults.ts'

type Run = { readonly report: StepReporter; readonly signal: AbortSignal }

function line({ row, tookMs, playing, failures, logs }: Played): string {
  const times = [playing?.againMs ?? []].flat().map((ms) => `${(ms / 1000).toFixed(2)} s`)
  const figures = Object.entries(playing?.figures ?? {}).map(([name, value]) => `${name} ${Math.round(value)}`)
  const facts = [...(times.length > 0 ? [`again after ${times.join(', ')}`] : []), ...figures].join('; ')
  const head = `${failures.length > 0 ? '✗' : '✓'} ${String(row.row).padStart(2)} ${row.name}`
  const tail = failures.map((failure) => `\n     ${failure}`).join('') + (logs ? `\n     logs: ${logs}` : '')
  return `${head}  ${(tookMs / 1000).toFixed(1)} s${facts ? `  (${facts})` : ''}${tail}`
}

function keep(rows: readonly RowSum[]): void {
  const file = keptRows()
  for (const row of rows) file.keep({ ...row, at: new Date().toISOString(), commit: commit() })
}

async function runRows(
  { rows, repeat = 1, seed, save, json, report: to }: FaultWishes,
  { report, signal }: Run,
): Promise<boolean> {
  const played: Played[] = []
  const begunAt = performance.now()
  const onPlayed = (one: Played): void => {
    played.push(one)
    // At once, so that an interrupted run has not been in vain.
    if (save && !signal.aborted) keep(sumUp(played.filter(({ row }) => row === one.row)).rows)
    const minutes = ((performance.now() - begunAt) / 60_000).toFixed(1)
    report.line(`${line(one)}\n     ${rows.length * repeat - played.length} to go after ${minutes} min`)
  }
  await playRows({ rows, repeatsOf: () => repeat, seed, report, onPlayed, signal })
  const sum = sumUp(played)
  if (to) writeFileSync(to, JSON.stringify(sum))
  if (json) process.stdout.write(`${JSON.stringify(asIssued(sum))}\n`)
  report.line(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 && sum.rows.length === new Set(rows).size
}

const page = resolve(import.meta.dirname, '..', 'docs', 'faults.md')

/** The page says what is kept, so a run that kept nothing leaves it as it was. */
function writePage(): void {
  const [figures, rows, bare] = [keptFigures().entries(), keptRows().entries(), keptBare().entries()]
  writeFileSync(page, faultPage({ figures, rows, bare }))
}

async function run(wishes: FaultWishes): Promise<void> {
  const report = lineReporter(wishes.json ? process.stderr : process.stdout)
  const leave = new AbortController()
  const deafen = onInterrupt(
    () => leave.abort(new StackProblem('interrupted', 'Stopped before all rows were played.')),
    () => process.exit(130),
  )
  const told = Object.entries(clocks).map(([name, value]) => `${name}=${value}`)
  report.line(`Seed ${wishes.seed}; clocks: ${told.join(' ')}`)
  try {
    const runs = { rows: runRows, figures: runFigures, bare: runBare }
    const well = await runs[wishes.what](wishes, { report, signal: leave.signal })
    writePage()
    process.exitCode = well ? 0 : 1
  } finally {
    report.end()
    deafen()
  }
}

/** `npm run faults`: plays what was asked for and sets the exit code. */
export async function runFaults(): Promise<void> {
  try {
    const wishes = readFaultWishes()
    if (wishes) await run(wishes)
  } catch (error) {
    if (!(error instanceof StackProblem)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
