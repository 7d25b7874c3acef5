import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureChromium } from './chromium.ts'
import { checkStories } from './check-stories.ts'
import { keptRows } from './keep-faults.ts'
import { endLeftovers, stageMark } from './leftovers.ts'
import { type Outcome, readOutcomes } from './read-outcomes.ts'
import type { ReportKind, Tally } from './read-report.ts'
import { readReport } from './read-report.ts'
import { runCommand, stopCommandsOnSignal, tool } from './run-command.ts'
import { tellFailures } from './tell-failures.ts'

const root = resolve(import.meta.dirname, '..')
const minute = 60_000

type Stage = {
  name: string
  what: string
  /** A stage that hangs is stopped here and counts as failed. */
  limitMs: number
  kind: ReportKind
  args: (report: string) => [program: string, ...args: string[]]
  env?: (report: string) => Promise<Record<string, string>>
  /** Absent stages are said, not counted. */
  absent?: () => boolean
}

function vitest(name: string, what: string, limitMs: number): Stage {
  const reporters = ['--reporter=default', '--reporter=json']
  return {
    name,
    what,
    limitMs,
    kind: 'vitest',
    args: (report) => ['vitest', 'run', '--project', name, ...reporters, `--outputFile.json=${report}`],
  }
}

// One heavy thing at a time, the quick ones first.
const stages: Stage[] = [
  {
    name: 'verify',
    what: 'format, lint, types, arrows, dead code, documents',
    limitMs: 2 * minute,
    kind: 'verify',
    args: (report) => [join(root, 'scripts/verify.ts'), '--report', report],
  },
  vitest('pure', 'tests that need nothing', 6 * minute),
  vitest('postgres', 'tests on a real PostgreSQL', 12 * minute),
  vitest('live', 'tests with other real processes', 20 * minute),
  {
    name: 'browser',
    what: 'journeys in a real Chromium',
    limitMs: 10 * minute,
    kind: 'playwright',
    args: () => ['playwright', 'test', '-c', 'e2e', '--reporter=list,json'],
    env: async (report) => ({
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      CANDOR_CHROMIUM: await ensureChromium((line) => console.log(line)),
    }),
    absent: () => !existsSync(join(root, 'e2e/playwright.config.ts')),
  },
  {
    name: 'faults',
    what: 'interviews broken on purpose, a selection',
    limitMs: 10 * minute,
    kind: 'faults',
    args: (report) => [join(root, 'scripts/faults.ts'), '--smoke', '--report', report],
  },
]

const help = `npm test [-- --only <stage>]

Runs everything that must hold, one stage after the other; the last line counts all of it.

${stages.map(({ name, what, limitMs }) => `  ${name.padEnd(10)}${what} (at most ${limitMs / minute} min)`).join('\n')}

  ${'stories'.padEnd(10)}each promise of e2e/stories.ts: its tests really ran and passed (after all other stages)

  --only <stage>  only this one; may be given several times
  --help          this text`

type Performed = { tally: Tally; outcomes: Outcome[] }

/** What went wrong beside the tests themselves, as a failed test of its own. */
const trouble = (title: string, message: string): Outcome => ({ title, came: 'failed', message })

async function perform(stage: Stage, folder: string): Promise<Performed> {
  const report = join(folder, `${stage.name}.json`)
  const mark = randomUUID()
  const [program, ...args] = stage.args(report)
  const node = program.endsWith('.ts') ? { program: process.execPath, args: [program, ...args], cwd: root } : undefined
  try {
    const env = { [stageMark]: mark, ...(await stage.env?.(report)) }
    const end = await runCommand({
      ...(node ?? tool(root, program, args)),
      env,
      limitMs: stage.limitMs,
      output: 'show',
    })
    const tally = readReport(stage.kind, report, end.ok)
    const outcomes = readOutcomes(stage.kind, report)
    if (end.overran)
      outcomes.push(trouble('the stage itself', `stopped after ${stage.limitMs / minute} min, its limit`))
    const left = await endLeftovers(mark, 5_000)
    for (const { pid, command } of left) outcomes.push(trouble('a process was left running', `${pid} ${command}`))
    if (tally.failed > 0 && outcomes.every(({ came }) => came !== 'failed'))
      outcomes.push(trouble('the stage itself', `ended with code ${end.code} and names no failed test`))
    return { tally: { ...tally, failed: tally.failed + left.length }, outcomes }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { tally: { passed: 0, failed: 1, skipped: 0 }, outcomes: [trouble('the stage itself', message)] }
  }
}

function told(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed${tally.skipped ? `, ${tally.skipped} skipped` : ''}`
}

async function runStages(chosen: Stage[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-reports-'))
  const lines: string[] = []
  const failures: string[] = []
  const ran: Outcome[] = []
  const total: Tally = { passed: 0, failed: 0, skipped: 0 }
  const count = (name: string, begun: number, tally: Tally, outcomes: readonly Outcome[]): void => {
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key]
    failures.push(...tellFailures(name, outcomes))
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    lines.push(`${tally.failed ? '✗' : '✓'} ${name.padEnd(10)}${seconds.padStart(7)} s   ${told(tally)}`)
  }
  for (const stage of chosen) {
    if (stage.absent?.()) {
      lines.push(`- ${stage.name.padEnd(10)} not there yet`)
      continue
    }
    console.log(`\n${stage.name}: ${stage.what}`)
    const begun = performance.now()
    const { tally, outcomes } = await perform(stage, folder)
    ran.push(...outcomes)
    count(stage.name, begun, tally, outcomes)
  }
  // Only after all stages can it be said of a promise that its tests ran.
  if (chosen.length === stages.length) {
    const begun = performance.now()
    const promises = checkStories({ outcomes: ran, rows: keptRows().entries() })
    const failed = promises.filter(({ came }) => came === 'failed').length
    count('stories', begun, { passed: promises.length - failed, failed, skipped: 0 }, promises)
  }
  console.log(`\n${lines.join('\n')}\n`)
  if (total.failed === 0) rmSync(folder, { recursive: true, force: true })
  else console.log(`${failures.join('\n\n')}\n\nReports of all stages: ${folder}\n`)
  return total
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } } })
const unknown = values.only?.find((name) => !stages.some((stage) => stage.name === name))

if (values.help) {
  console.log(help)
} else if (unknown) {
  console.error(`There is no stage "${unknown}". There are: ${stages.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else {
  stopCommandsOnSignal()
  const total = await runStages(stages.filter(({ name }) => values.only?.includes(name) ?? true))
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  console.log(told(total))
}
