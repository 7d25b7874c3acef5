import { parseArgs } from 'node:util'
import { lineReporter, onInterrupt, StackProblem } from '@candor/stack'
import { allFigures } from '../bench/all-figures.ts'
import { type DeskSizes, deskTable, runDeskBench, saveDeskResult, usualSizes } from '../bench/desk/run-desk.ts'
import { saveResult } from '../bench/save-result.ts'
import { table } from '../bench/table.ts'

const help = `npm run bench -- [figures] [options]

Measures the product beside a bare agent (bench/bare-agent), in turns, against the same stub services. Without a figure: all of them.

${allFigures.map(({ key, name, unit }) => `  ${key.padEnd(14)}${name}, ${unit}`).join('\n')}

  turns         when an answer counts as over: cut-offs and delay over 200 generated answers, for several silences
  desk          the recruiter's desk against a PostgreSQL of its own: list, search, insert and live board, ms

  --items N     for desk: items in all organisations together (1000000; the promise is of 10000000, which takes a quarter of an hour)
  --interviews N  for desk: interviews of one organisation (100000)
  --runs N      conversations per side that count (20)
  --save        keeps the result in bench/results
  --json        one line on standard output: {"figures":[{"name","unit","ours":{"p50","p95","n"},"bare":{...},"ratio":{"p50","p95"}}]}
  --help
`

type Wishes = { keys: string[]; runs: number; save: boolean; json: boolean; desk: DeskSizes | null; turns?: true }

function readWishes(): Wishes | undefined {
  const flag = { type: 'boolean', default: false } as const
  let parsed
  try {
    const text = { type: 'string' } as const
    const runs = { ...text, default: '20' } as const
    const options = { help: flag, json: flag, save: flag, runs, items: text, interviews: text } as const
    parsed = parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
  const { values, positionals } = parsed
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  if (positionals.includes('desk')) {
    if (positionals.length > 1) throw new StackProblem('options', 'desk is measured by itself.')
    const desk = {
      items: sizeOf('--items', values.items, usualSizes.items, 10_000, 20_000_000),
      interviews: sizeOf('--interviews', values.interviews, usualSizes.interviews, 1000, 1_000_000),
    }
    return { keys: [], runs: 0, save: values.save, json: values.json, desk }
  }
  if (positionals.includes('turns')) {
    if (positionals.length > 1) throw new StackProblem('options', 'turns is measured by itself.')
    return { keys: [], runs: 0, save: values.save, json: values.json, desk: null, turns: true }
  }
  const known = allFigures.map(({ key }) => key)
  const unknown = positionals.filter((key) => !known.includes(key))
  if (unknown.length > 0) {
    throw new StackProblem('options', `There is no figure "${unknown.join('", "')}". There are: ${known.join(', ')}.`)
  }
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000) {
    throw new StackProblem('options', `--runs must be a whole number from 1 to 1000, not "${values.runs}".`)
  }
  return { keys: positionals.length > 0 ? positionals : known, runs, save: values.save, json: values.json, desk: null }
}

function sizeOf(name: string, value: string | undefined, usual: number, least: number, most: number): number {
  const size = value === undefined ? usual : Number(value)
  if (Number.isInteger(size) && size >= least && size <= most) return size
  throw new StackProblem('options', `${name} must be a whole number from ${least} to ${most}, not "${value}".`)
}

async function benchDesk(sizes: DeskSizes, { save, json }: Wishes): Promise<void> {
  const report = lineReporter(process.stderr)
  try {
    const figures = await runDeskBench(sizes, report)
    if (save) report.line(`Kept in ${saveDeskResult(figures, sizes)}`)
    process.stdout.write(json ? `${JSON.stringify({ figures })}\n` : `${deskTable(figures)}\n`)
    if (figures.some(({ kept }) => !kept)) process.exitCode = 1
  } finally {
    report.end()
  }
}

async function benchTurns({ json }: Wishes): Promise<void> {
  process.env['NODE_ENV'] = 'production'
  const { runTurns, turnTable } = await import('../bench/turns/run-turns.ts')
  const report = lineReporter(process.stderr)
  try {
    const rows = await runTurns(200, report)
    process.stdout.write(json ? `${JSON.stringify({ turns: rows })}\n` : `${turnTable(rows)}\n`)
    const [shipped] = rows
    if (!shipped || shipped.falseCutOffs / shipped.clips > 0.02 || shipped.delayP50 > 1000) process.exitCode = 1
  } finally {
    report.end()
  }
}

async function bench({ keys, runs, save, json }: Wishes): Promise<void> {
  // LiveKit's SDK writes its debugging to standard output unless this is a production; it looks when it is imported.
  process.env['NODE_ENV'] = 'production'
  const { runBench } = await import('../bench/run-bench.ts')
  const report = lineReporter(process.stderr)
  const leave = new AbortController()
  const deafen = onInterrupt(
    () => {
      report.line('Stopping, at most 20 s. Ctrl-C again stops at once.')
      leave.abort(new StackProblem('interrupted', 'Stopped before the last run.'))
    },
    () => process.exit(130),
  )
  try {
    const figures = allFigures.filter(({ key }) => keys.some((one) => key === one || key.startsWith(`${one}-`)))
    const answer = await runBench({ figures, runs, report, signal: leave.signal })
    const whole = answer.failed === 0 && answer.figures.length === figures.length
    if (save && whole) report.line(`Kept in ${saveResult(answer.figures, keys)}`)
    process.stdout.write(json ? `${JSON.stringify({ figures: answer.figures })}\n` : `${table(answer.figures)}\n`)
    if (whole) return
    report.line(
      `${answer.failed} conversations failed and are missing from the figures${save ? ', so nothing was kept' : ''}.`,
    )
    process.exitCode = 1
  } finally {
    report.end()
    deafen()
  }
}

try {
  const wishes = readWishes()
  if (wishes?.desk) await benchDesk(wishes.desk, wishes)
  else if (wishes?.turns) await benchTurns(wishes)
  else if (wishes !== undefined) await bench(wishes)
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
process.exit()
