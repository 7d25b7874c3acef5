import { parseArgs } from 'node:util'
import { StackProblem } from '@candor/stack'
import { allRows } from '../e2e/faults/all-rows.ts'
import { allFigures } from '../e2e/faults/figures/all-figures.ts'
import type { FigureStory } from '../e2e/faults/figures/figure.ts'
import type { FaultRow } from '../e2e/faults/row.ts'

const help = `npm run faults -- [options]

Breaks real interviews on purpose, one row of the fault matrix after the other, and checks that nobody is stuck, no word is lost or
doubled, and nothing is left over. Without options: each row once, in at most 40 min.

  --rows 6,9     only these rows; with --figures also those that are there already
  --only TEXT    only rows and figures with this text in their names; with --figures in their keys
  --smoke        the selection that runs with every npm test
  --figures      the rows with figures, 20 readings each (those of a long outage 3), kept in bench/results/faults.json; what was
                 measured there at this commit is not measured again
  --bare         the same faults, once each, on the bare agent of the bench, beside ours; kept in bench/results/faults-bare.json
  --repeat N     repetitions of each row (1), readings of each figure
  --seed N       the seed of all chance (1)
  --save         notes in bench/results/faults-rows.json when each row was last played and what came of it; a run of all rows always
                 does
  --report FILE  writes the result there as well, with the messages of what failed
  --json         the result as one line on standard output
  --help

${allRows.map(({ row, name, smoke }) => `  ${String(row).padStart(2)}${smoke ? '*' : ' '} ${name}`).join('\n')}
   (* smoke)

Figures:
${allFigures.map(({ row, key, name, readings }) => `  ${String(row).padStart(2)}  ${key.padEnd(26)}${name} (${readings})`).join('\n')}
`

export type FaultWishes = {
  readonly what: 'rows' | 'figures' | 'bare'
  readonly rows: readonly FaultRow[]
  readonly figures: readonly FigureStory[]
  /** Whether rows or figures were named: then they are taken again. */
  readonly named: boolean
  readonly repeat: number | undefined
  readonly seed: number
  readonly save: boolean
  readonly json: boolean
  readonly report: string | undefined
}

function wholeNumber(name: string, value: string): number {
  if (/^\d+$/.test(value) && Number(value) > 0) return Number(value)
  throw new StackProblem('options', `${name} must be a whole number above 0, not "${value}".`)
}

function readOptions(args: string[]) {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  const flags = { help: flag, json: flag, smoke: flag, figures: flag, bare: flag, save: flag }
  const texts = { rows: text, only: text, repeat: text, seed: text, report: text }
  try {
    return parseArgs({ args, options: { ...flags, ...texts } }).values
  } catch (error) {
    throw new StackProblem('options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
}

function refuseUnknown(numbers: readonly number[]): void {
  const unknown = numbers.find((number) => !allRows.some(({ row }) => row === number))
  if (unknown === undefined) return
  throw new StackProblem('options', `There is no row ${unknown} to play.`)
}

/** What the command line asks for; undefined when it asked for help, which is given. @throws StackProblem for what it cannot be. */
export function readFaultWishes(args = process.argv.slice(2)): FaultWishes | undefined {
  const values = readOptions(args)
  if (values.help) {
    process.stdout.write(help)
    return undefined
  }
  const { smoke, only, json, save, report } = values
  const numbers = values.rows?.split(',').map((one) => wholeNumber('--rows', one.trim()))
  if (numbers) refuseUnknown(numbers)
  const wanted = (row: number, name: string): boolean =>
    (numbers?.includes(row) ?? true) && (only === undefined || name.includes(only))
  const rows = allRows.filter((row) => wanted(row.row, row.name) && (!smoke || row.smoke))
  const figures = allFigures.filter(({ row, key }) => wanted(row, key))
  const named = numbers !== undefined || only !== undefined
  const what = values.bare ? 'bare' : values.figures ? 'figures' : 'rows'
  if ((what === 'figures' ? figures : rows).length === 0) throw new StackProblem('options', 'There is no such row.')
  return {
    what,
    rows,
    figures,
    named,
    repeat: values.repeat === undefined ? undefined : wholeNumber('--repeat', values.repeat),
    seed: wholeNumber('--seed', values.seed ?? '1'),
    save: save || !(named || smoke),
    json,
    report,
  }
}
