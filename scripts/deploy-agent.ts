import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { deployChecks } from './deploy/checks.ts'
import { placeOf, readTarget } from './deploy/target.ts'
import { withSecretsFile } from './deploy/with-secrets-file.ts'
import { examine } from './doctor/examine.ts'
import { wordsOf } from './sessions/world.ts'

const root = resolve(import.meta.dirname, '..')
const help = `npm run deploy:agent [-- options]

Checks the agent's part of \`npm run deploy:check\`, then runs LiveKit's CLI: \`lk agent deploy\`, or \`lk agent create\` the first time.

  --create            the first time: makes the agent and writes livekit.toml
  --agent-env <file>  the variables of the agent, which become its secrets (.env.agent)
  --dry-run           says which command would run
  --help              this text
`
/** What must be well before LiveKit gets the agent; the web app may follow later. */
const needed = new Set([
  'agent-environment',
  'recordings',
  'interviewer-role',
  'livekit',
  'livekit-keys',
  'agent-manifest',
  'agent-image',
  'pins',
])

async function faultsBefore(create: boolean, file: string): Promise<string[]> {
  const agent = readTarget(root, { web: file, agent: file })
  if ('missing' in agent)
    throw new Error(`${agent.missing} is not there: the variables of the agent, one NAME=value a line.`)
  const checks = deployChecks.map((make) => make(agent)).filter(({ name }) => needed.has(name))
  // livekit.toml is what the first time makes.
  const wanted = checks.filter(({ name }) => !(create && name === 'agent-manifest'))
  const found = await examine(wanted, placeOf(agent))
  return found.filter(({ ok }) => !ok).map(({ name, cause, remedy }) => `✗ ${name}: ${cause}\n  ${remedy}`)
}

async function run(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const
  const options = {
    create: flag,
    'dry-run': flag,
    help: flag,
    'agent-env': { type: 'string', default: '.env.agent' },
  } as const
  const { values } = parseArgs({ options })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const file = resolve(root, values['agent-env'])
  const faults = await faultsBefore(values.create, file)
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`)
    return 1
  }
  const secrets = resolve(root, '.data', 'agent-secrets.env')
  const args = ['agent', values.create ? 'create' : 'deploy', '--secrets-file', secrets, root]
  if (values['dry-run']) {
    process.stdout.write(`lk ${args.join(' ')}\n`)
    return 0
  }
  const start = () => spawn('lk', args, { cwd: root, stdio: 'inherit' })
  return withSecretsFile({ path: secrets, text: secretsIn(file), start }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || error.syscall !== 'spawn lk') throw error
    process.stderr.write('LiveKit’s CLI `lk` is not on PATH: https://docs.livekit.io/home/cli\n')
    return 1
  })
}

/** LiveKit Cloud puts its own address and keys in, so they are left out of what it is given. */
function secretsIn(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => !line.trim().startsWith('LIVEKIT_')).join('\n')
}

try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n\n${help}`)
  process.exitCode = 2
}
