import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkoutRoot } from '@candor/stack'
import { checks } from './doctor/checks/index.ts'
import { type Examined, examine, fixAll } from './doctor/examine.ts'
import { findPlace } from './doctor/place.ts'
import { wordsOf } from './sessions/world.ts'

const help = `npm run doctor [-- options]

Looks at everything Candor needs, all at once, at most ten seconds: this machine, the stack that runs from this folder, or else what
DATABASE_URL, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET and APP_URL name. Ends with 0 when all is well, with 1 when not.
Where VOICE is openai, it asks the service for one word, one second of sound and one transcription.

  --fix            puts right what it safely can: migrations that wait, files with secrets that others may read
  --json           one line: {"checks": [{"name", "ok", "cause", "remedy"}]}
  --data <folder>  the data folder of the stack to look at, .data of this folder where it is not given
  --help           this text
`

/** One line for each, with its remedy below; the same remedy is told once. */
function told(found: Examined[]): string[] {
  const said = new Set<string>()
  return found.flatMap(({ name, ok, cause, remedy }) => {
    const again = remedy === '' || said.has(remedy)
    said.add(remedy)
    return [`${ok ? '✓' : '✗'} ${name.padEnd(18)}${cause}`, ...(again ? [] : [`  ${''.padEnd(18)}${remedy}`])]
  })
}

async function run(fix: boolean, json: boolean, dataDir: string): Promise<number> {
  let place = findPlace(dataDir)
  let found = await examine(checks, place)
  if (fix) {
    for (const line of await fixAll(checks, place, found)) process.stderr.write(`Put right: ${line}\n`)
    place = findPlace(dataDir)
    found = await examine(checks, place)
  }
  const bad = found.filter(({ ok }) => !ok).length
  const summary = bad === 0 ? `All ${found.length} checks are well.` : `${bad} of ${found.length} checks are not well.`
  const text = json ? JSON.stringify({ checks: found }) : [...told(found), '', summary].join('\n')
  await new Promise<void>((done) => process.stdout.write(`${text}\n`, () => done()))
  return bad === 0 ? 0 : 1
}

try {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { fix: flag, json: flag, help: flag, data: { type: 'string' } } })
  if (values.help) process.stdout.write(help)
  // A connection that hangs must not keep the answer waiting: what was asked has been told.
  else process.exit(await run(values.fix, values.json, resolve(values.data ?? join(checkoutRoot, '.data'))))
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n\n${help}`)
  process.exitCode = 2
}
