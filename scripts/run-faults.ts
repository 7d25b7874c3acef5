import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lineReporter, onInterrupt, StackProblem } from '@candor/stack'
import { absentRows, allRows } from '../e2e/faults/all-rows.ts'
import { playRows, type Played } from '../e2e/faults/play-rows.ts'
import type { FaultRow } from '../e2e/faults/row.ts'
import { clocks } from '../e2e/faults/stage.ts'
import { sumUp } from '../e2e/faults/sum-up.ts'

const help = `npm run faults -- [options]

Breaks real interviews on purpose, one row of the fault matrix after the other, and checks that nobody is stuck, no word is lost or
doubled, and nothing is left over. Without options: each row once.

  --rows 6,9     only these rows
  --smoke        the selection that runs with every npm test
  --figures      rows with a time, 20 repetitions each
  --repeat N     repetitions of each row (1)
  --seed N       the seed of all chance (1)
  --report FILE  writes the result there as well
  --json         the result as one line on standard output
  --help

${allRows.map(({ row, name, smoke }) => `  ${String(row).padStart(2)}${smoke ? '*' : ' '} ${name}`).join('\n')}
   (* smoke)
`

type Wishes = { rows: FaultRow[]; repeatsOf: (row: FaultRow) => number; seed: number; json: boolean; report?: string }

function wholeNumber(name: string, value: string): number {
  if (/^\d+$/.test(value) && Number(value) > 0) return Number(value)
  throw new StackProblem('options', `${name} must be a whole number above 0, not "${value}".`)
}

function readWishes(): Wishes | undefined {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  const options = {
    help: flag,
    json: flag,
    smoke: flag,
    figures: flag,
    rows: text,
    repeat: text,
    seed: text,
    report: text,
  }
  let values
  try {
    values = parseArgs({ options }).values
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  const { smoke, figures, json, report } = values
  const numbers = values.rows?.split(',').map((one) => wholeNumber('--rows', one.trim()))
  const unknown = numbers?.find((number) => !allRows.some(({ row }) => row === number))
  if (unknown !== undefined) {
    const why = absentRows.find(({ row }) => row === unknown)?.why
    throw new StackProblem('options', `There is no row ${unknown} to play${why ? `: ${why}` : ''}.`)
  }
  const rows = allRows.filter(
    (row) => (numbers?.includes(row.row) ?? true) && (!smoke || row.smoke) && (!figures || row.figures),
  )
  const repeat = values.repeat === undefined ? undefined : wholeNumber('--repeat', values.repeat)
  const usual = (row: FaultRow) => (!figures ? 1 : typeof row.figures === 'number' ? row.figures : 20)
  const seed = wholeNumber('--seed', values.seed ?? '1')
  return { rows, repeatsOf: (row) => repeat ?? usual(row), seed, json, ...(report ? { report } : {}) }
}

function line({ row, tookMs, playing, failures, logs }: Played): string {
  const times = [playing?.againMs ?? []].flat().map((ms) => `${(ms / 1000).toFixed(2)} s`)
  const figures = Object.entries(playing?.figures ?? {}).map(([name, value]) => `${name} ${Math.round(value)}`)
  const facts = [...(times.length > 0 ? [`again after ${times.join(', ')}`] : []), ...figures].join('; ')
  const head = `${failures.length > 0 ? '✗' : '✓'} ${String(row.row).padStart(2)} ${row.name}`
  const tail = failures.map((failure) => `\n     ${failure}`).join('') + (logs ? `\n     logs: ${logs}` : '')
  return `${head}  ${(tookMs / 1000).toFixed(1)} s${facts ? `  (${facts})` : ''}${tail}`
}

async function run({ rows, repeatsOf, seed, json, report: file }: Wishes): Promise<void> {
  const report = lineReporter(json ? process.stderr : process.stdout)
  const leave = new AbortController()
  const deafen = onInterrupt(
    () => leave.abort(new StackProblem('interrupted', 'Stopped before all rows were played.')),
    () => process.exit(130),
  )
  const played: Played[] = []
  report.line(
    `Seed ${seed}; clocks: ${Object.entries(clocks)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  )
  const onPlayed = (one: Played): void => {
    played.push(one)
    report.line(line(one))
  }
  try {
    await playRows({ rows, repeatsOf, seed, report, onPlayed, signal: leave.signal })
  } finally {
    report.end()
    deafen()
  }
  const sum = sumUp(played)
  if (file) writeFileSync(file, JSON.stringify(sum))
  if (json) process.stdout.write(`${JSON.stringify(sum)}\n`)
  else for (const { row, why } of absentRows) report.line(`- ${String(row).padStart(2)} not played: ${why}`)
  report.line(`${sum.passed} passed, ${sum.failed} failed`)
  process.exitCode = sum.failed === 0 && sum.rows.length === new Set(rows).size ? 0 : 1
}

/** `npm run faults`: plays what was asked for and sets the exit code. */
export async function runFaults(): Promise<void> {
  try {
    const wishes = readWishes()
    if (wishes) await run(wishes)
  } catch (error) {
    if (!(error instanceof StackProblem)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
