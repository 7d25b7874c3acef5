import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkoutRoot, StackProblem } from '@candor/stack'
import type { Asked, Command, Option } from './sessions/command.ts'
import { end } from './sessions/end.ts'
import { list } from './sessions/list.ts'
import { logs } from './sessions/logs.ts'
import { processes } from './sessions/processes.ts'
import { replace } from './sessions/replace.ts'
import { rooms } from './sessions/rooms.ts'
import { show } from './sessions/show.ts'
import { stats } from './sessions/stats.ts'
import { sweep } from './sessions/sweep.ts'
import { openWorld, wordsOf } from './sessions/world.ts'

const commands: readonly Command[] = [list, show, logs, end, replace, rooms, processes, sweep, stats]

const optionWords: Record<Option, string> = {
  all: '  --all            those that ended in the last day as well\n',
  'dry-run': '  --dry-run        says what would be done and changes nothing\n',
  reason: '  --reason R       why it ends: technical_failure, recruiter_ended or cancelled\n',
}
const common = `  --data <folder>  the data folder of the stack to look at, .data of this folder where it is not given
  --json           one line on standard output; moments are epoch milliseconds, lengths milliseconds
  --help           this text
`
const help = `npm run sessions -- <command> [options]

Looks after the interviews of the stack that runs from this folder, or else of the one that DATABASE_URL, LIVEKIT_URL, LIVEKIT_API_KEY
and LIVEKIT_API_SECRET name.

${commands.map(({ name, usage, what }) => `  ${`${name} ${usage.split(' ')[0] ?? ''}`.padEnd(20)}${what}`).join('\n')}

${common}
npm run sessions -- <command> --help tells more.
`

const helpFor = ({ name, usage, what, more, options }: Command): string =>
  [
    `npm run sessions -- ${[name, usage, '[options]'].filter(Boolean).join(' ')}\n`,
    `${what[0]?.toUpperCase()}${what.slice(1)}.${more ? `\n${more}` : ''}\n`,
    `${options.map((option) => optionWords[option]).join('')}${common}`,
  ].join('\n')

type Wishes = { readonly command: Command; readonly asked: Asked; readonly json: boolean; readonly dataDir: string }

/** What the command line asks for; undefined when it was a question about the command itself, which is answered. */
function readWishes(): Wishes | undefined {
  const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const]
  const options = { help: flag, json: flag, data: text, all: flag, 'dry-run': flag, reason: text } as const
  let parsed
  try {
    parsed = parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new StackProblem('options', `${wordsOf(error)}\n\n${help}`)
  }
  const { values, positionals } = parsed
  const [name, ...ids] = positionals
  const command = commands.find((one) => one.name === name)
  if (values.help) {
    process.stdout.write(command ? helpFor(command) : help)
    return undefined
  }
  if (!command) {
    throw new StackProblem('options', `${name ? `There is no command "${name}".` : 'Say which command.'}\n\n${help}`)
  }
  const given: Record<Option, boolean> = { all: values.all, 'dry-run': values['dry-run'], reason: !!values.reason }
  for (const option of ['all', 'dry-run', 'reason'] as const) {
    if (given[option] && !command.options.includes(option)) {
      throw new StackProblem('options', `${command.name} takes no --${option}.\n\n${helpFor(command)}`)
    }
  }
  const asked = { id: idFor(command, ids), reason: values.reason, all: values.all, dryRun: values['dry-run'] }
  return { command, asked, json: values.json, dataDir: resolve(values.data ?? join(checkoutRoot, '.data')) }
}

function idFor(command: Command, ids: readonly string[]): string {
  const [id = '', ...more] = ids
  if (!command.takesId && id) throw new StackProblem('options', `${command.name} takes no id, and "${id}" was given.`)
  if (!command.takesId) return ''
  if (!/^(att|int)_[0-9a-z]+$/.test(id) || more.length > 0) {
    const why = id ? `"${ids.join(' ')}" is not one` : 'none was given'
    throw new StackProblem(
      'options',
      `${command.name} takes the id of one attempt (att_…) or interview (int_…); ${why}.`,
    )
  }
  return id
}

async function run({ command, asked, json, dataDir }: Wishes): Promise<void> {
  const world = openWorld(dataDir)
  try {
    const answer = await command.run(world, asked)
    process.stdout.write(`${json ? JSON.stringify(answer.json) : answer.text}\n`)
    if (answer.failed) process.exitCode = 1
  } finally {
    await world.close()
  }
}

try {
  const wishes = readWishes()
  if (wishes !== undefined) await run(wishes)
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`)
  process.exitCode = 1
}
