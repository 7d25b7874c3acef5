import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { deployChecks, onlyTheServicesKnow } from './deploy/checks.ts'
import { placeOf, readTarget } from './deploy/target.ts'
import { examine } from './doctor/examine.ts'
import { wordsOf } from './sessions/world.ts'

const root = resolve(import.meta.dirname, '..')
const help = `npm run deploy:check [-- options]

Looks at everything a deployment to Vercel and LiveKit Cloud needs, and lists what only the real services can prove. Changes nothing.
DIRECT_DATABASE_URL beside DATABASE_URL names the database past its pooler. Ends with 0 when all is well.

  --web-env <file>    the variables of the web app (.env.web); this environment where it is not given
  --agent-env <file>  the variables of the agent (.env.agent); this environment where it is not given
  --json              one line: {"checks": [{"name", "ok", "cause", "remedy"}], "onlyTheServicesKnow": []}
  --help              this text
`

async function run(): Promise<number> {
  const [flag, text] = [{ type: 'boolean', default: false } as const, { type: 'string' } as const]
  const { values } = parseArgs({ options: { 'web-env': text, 'agent-env': text, json: flag, help: flag } })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const target = readTarget(root, { web: values['web-env'], agent: values['agent-env'] })
  if ('missing' in target) throw new Error(`${target.missing} is not there.`)
  const found = await examine(
    deployChecks.map((make) => make(target)),
    placeOf(target),
  )
  const bad = found.filter(({ ok }) => !ok).length
  const lines = found.flatMap(({ name, ok, cause, remedy }) => [
    `${ok ? '✓' : '✗'} ${name.padEnd(18)}${cause}`,
    ...(remedy ? [`  ${''.padEnd(18)}${remedy}`] : []),
  ])
  const services = ['', 'Only the real services can prove:', ...onlyTheServicesKnow.map((one) => `  ${one}`)]
  const summary = bad === 0 ? `All ${found.length} checks are well.` : `${bad} of ${found.length} checks are not well.`
  const told = values.json
    ? JSON.stringify({ checks: found, onlyTheServicesKnow })
    : [...lines, ...services, '', summary].join('\n')
  await new Promise<void>((done) => process.stdout.write(`${told}\n`, () => done()))
  return bad === 0 ? 0 : 1
}

try {
  process.exit(await run())
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n\n${help}`)
  process.exitCode = 2
}
