import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkArrows } from './check-arrows.ts'
import { checkDocNames } from './check-doc-names.ts'
import { checkDocRefs } from './check-doc-refs.ts'
import { checkDrift } from './check-drift.ts'
import { checkLockfile } from './check-lockfile.ts'
import { checkTypes } from './check-types.ts'
import { checkConfiguration } from './configuration/table.ts'
import type { RunCommand } from './run-command.ts'
import { limitedTo, stopCommandsOnSignal, tool } from './run-command.ts'
import { workspaceFolders, writtenFiles } from './source-files.ts'

const root = resolve(import.meta.dirname, '..')

/** One thing that must hold. It answers what is wrong, or an empty text. */
type Check = { name: string; what: string; look: (run: RunCommand) => Promise<string> | string }

async function content(run: RunCommand, program: string, args: string[]): Promise<string> {
  const end = await run({ ...tool(root, program, args), limitMs: 60_000 })
  return end.ok ? '' : end.output.trim() || `${program} ended with code ${end.code}`
}

/** A room is judged from its first file on: an empty one uses nothing of what its package.json asks for. */
function deadCode(run: RunCommand): Promise<string> {
  const files = writtenFiles(root).filter((path) => /\.tsx?$/.test(path))
  const rooms = workspaceFolders(root).filter((folder) => files.some((path) => path.startsWith(`${folder}/`)))
  const judged = ['.', ...rooms].flatMap((folder) => ['--workspace', folder])
  return content(run, 'knip', ['--no-progress', '--no-config-hints', ...judged])
}

function documents(): string {
  return [checkDocRefs(root), checkDocNames(root), checkConfiguration(root)].filter(Boolean).join('\n')
}

// The long ones first: two of them run at a time.
const checks: Check[] = [
  { name: 'types', what: 'tsc in every workspace', look: (run) => checkTypes(root, run) },
  { name: 'dead-code', what: 'knip', look: deadCode },
  { name: 'lint', what: 'oxlint, with types', look: (run) => content(run, 'oxlint', []) },
  { name: 'arrows', what: 'who may import whom', look: (run) => checkArrows(root, run) },
  { name: 'drift', what: 'migrations say what the schema says', look: (run) => checkDrift(root, run) },
  { name: 'format', what: 'oxfmt', look: (run) => content(run, 'oxfmt', ['--check', '.']) },
  { name: 'documents', what: 'what they name is there, and as the code has it', look: () => documents() },
  { name: 'lockfile', what: 'complete for every platform', look: () => checkLockfile(root) },
]

const help = `npm run verify [-- --only <check>]

Checks everything that needs no database and no browser, two programs at a time.

${checks.map(({ name, what }) => `  ${name.padEnd(12)}${what}`).join('\n')}

  --only <check>  only this one; may be given several times
  --help          this text`

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}

async function perform(check: Check, run: RunCommand): Promise<{ name: string; problem: string }> {
  let started: number | undefined
  const begun = performance.now()
  const timed: RunCommand = (command) => run({ ...command, begun: () => (started ??= performance.now()) })
  let problem: string
  try {
    problem = await check.look(timed)
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error)
  }
  const seconds = ((performance.now() - (started ?? begun)) / 1000).toFixed(1)
  console.log(`${problem ? '✗' : '✓'} ${check.name.padEnd(12)}${seconds.padStart(5)} s`)
  if (problem) console.log(indent(problem))
  return { name: check.name, problem }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    help: { type: 'boolean' },
    report: { type: 'string' },
  },
})
const unknown = values.only?.find((name) => !checks.some((check) => check.name === name))

if (values.help) {
  console.log(help)
} else if (unknown) {
  console.error(`There is no check "${unknown}". There are: ${checks.map(({ name }) => name).join(', ')}.`)
  process.exitCode = 2
} else {
  stopCommandsOnSignal()
  const begun = performance.now()
  const chosen = checks.filter(({ name }) => values.only?.includes(name) ?? true)
  const run = limitedTo(2)
  const results = await Promise.all(chosen.map((check) => perform(check, run)))
  const problems = results.filter(({ problem }) => problem !== '')
  const passed = results.length - problems.length
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${passed} checks passed, ${problems.length} failed, ${seconds} s`)
  if (values.report)
    writeFileSync(values.report, JSON.stringify({ passed, failed: problems.length, skipped: 0, problems }))
  process.exitCode = problems.length === 0 ? 0 : 1
}
