import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { agentName } from '@candor/rooms'
import { readInstallation } from '@candor/store'
import { askApp } from '../configuration/ask-app.ts'
import { readVariables } from '../configuration/read-variables.ts'
import { type Check, type Finding, ill, well } from '../doctor/check.ts'
import { interviewerRole, migrations, postgresql } from '../doctor/checks/database.ts'
import { livekit, livekitKeys } from '../doctor/checks/livekit.ts'
import { pins } from '../doctor/checks/packages.ts'
import { clock, secureContext, webhookLoop } from '../doctor/checks/web.ts'
import { secretLengths, weakness } from '../doctor/weak-secret.ts'
import { readPackageJson } from '../source-files.ts'
import { lintImage } from './lint-image.ts'
import { recordings, recordingsBucket } from './recordings.ts'
import type { Target } from './target.ts'

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '; ')
const seeDocs = 'Set what is named; docs/deploy.md and docs/configuration.md have every variable.'

const webEnvironment = ({ root, web }: Target): Finding => {
  const faults = askApp(root, 'web', web)
  if (faults) return ill(oneLine(faults), seeDocs)
  if (!web['CRON_SECRET']) return ill('CRON_SECRET is missing: without it the daily sweep is refused', seeDocs)
  return well('complete')
}

const agentEnvironment = ({ root, agent, web }: Target): Finding => {
  const faults = askApp(root, 'agent', agent)
  if (faults) return ill(oneLine(faults), seeDocs)
  if ((agent['VOICE'] || 'local') === 'local') {
    return ill('VOICE is local, and the local voice is not in the image', 'Set VOICE=openai with its key.')
  }
  if (agent['LIVEKIT_AGENT_NAME']) {
    const remedy = 'Unset it: the SDK would register under that name, and no interview would ever be sent there.'
    return ill('LIVEKIT_AGENT_NAME is set', remedy)
  }
  const other = ['LIVEKIT_URL', 'LIVEKIT_API_KEY'].filter((name) => agent[name] !== web[name])
  if (other.length > 0) return ill(`web app and agent differ in ${other.join(', ')}`, 'Both must name one LiveKit.')
  return well('complete')
}

const secrets = ({ web, agent }: Target): Finding => {
  const weak = Object.entries(secretLengths).flatMap(([name, least]) =>
    [web[name], agent[name]]
      .flatMap((value) => (value ? (weakness(value, least) ?? []) : []))
      .map((why) => `${name} ${why}`),
  )
  if (/^(devkey|key)$/i.test(web['LIVEKIT_API_KEY'] ?? '')) weak.push('LIVEKIT_API_KEY is the one of development')
  if (weak.length === 0) {
    const set = Object.keys(secretLengths).filter((name) => web[name] ?? agent[name])
    return set.length > 0 ? well(`strong, none of development: ${set.join(', ')}`) : ill('none is set', seeDocs)
  }
  return ill(
    [...new Set(weak)].join(', '),
    'Set it to `openssl rand -base64 36`; take LiveKit’s pair from its console.',
  )
}

const addresses = ({ web }: Target): Finding => {
  const plain = Object.entries({ APP_URL: 'https:', LIVEKIT_URL: 'wss:' }).filter(
    ([name, protocol]) => !URL.canParse(web[name] ?? '') || new URL(web[name] ?? '').protocol !== protocol,
  )
  if (plain.length === 0) return well('https and wss')
  return ill(
    plain.map(([name, protocol]) => `${name} does not begin with ${protocol}//`).join(', '),
    secureContext.remedy,
  )
}

async function asked<Value>(url: string, ask: (db: Db) => Promise<Value>): Promise<Value> {
  const { db, close } = connect(url, { max: 1, name: 'candor-deploy-check' })
  try {
    return await ask(db)
  } finally {
    await close(500)
  }
}

/** Asks as the product does: with statements prepared under a name, which a pooler in transaction mode may not keep. */
const pooledDatabase = async ({ web }: Target): Promise<Finding> => {
  const url = web['DATABASE_URL']
  if (!url) return ill('DATABASE_URL is missing', seeDocs)
  await asked(url, async (db) => {
    for (let time = 0; time < 3; time += 1) await readInstallation(db)
  })
  return well('answers, and keeps prepared statements')
}

const agentNamed = async ({ web }: Target): Promise<Finding> => {
  const url = web['DIRECT_DATABASE_URL'] || web['DATABASE_URL']
  if (!url) return ill('DATABASE_URL is missing', seeDocs)
  return well(`interviews are sent to ${agentName(await asked(url, readInstallation))}`)
}

/** The manifest and livekit.toml as LiveKit's CLI reads them: only in the root, and only these two lines. */
const manifest = ({ root, agent }: Target): Finding => {
  const wanted = readPackageJson(root, 'apps/agent').dependencies?.['@livekit/agents']
  if (readPackageJson(root, '.').devDependencies?.['@livekit/agents'] !== wanted) {
    return ill(
      'package.json does not name @livekit/agents as apps/agent does',
      `Add "@livekit/agents": "${wanted}" to its devDependencies.`,
    )
  }
  const path = join(root, 'livekit.toml')
  const remedy = 'Run `npm run deploy:agent -- --create`, or copy deploy/livekit.toml and fill it in.'
  if (!existsSync(path)) return ill('livekit.toml is not there', remedy)
  const text = readFileSync(path, 'utf8')
  const subdomain = /^\[project\]\s+subdomain\s*=\s*"([\w-]+)"/m.exec(text)?.[1]
  const id = /^\[agent\]\s+id\s*=\s*"(\w+)"/m.exec(text)?.[1]
  if (!subdomain || !id || id === 'CA_yourAgentId') return ill('livekit.toml has no project or no agent in it', remedy)
  const host = URL.canParse(agent['LIVEKIT_URL'] ?? '') ? new URL(agent['LIVEKIT_URL'] ?? '').hostname : ''
  if (host.endsWith('.livekit.cloud') && !host.startsWith(`${subdomain}.`)) {
    return ill(`livekit.toml names the project ${subdomain}, and LIVEKIT_URL is ${host}`, 'Make both name one project.')
  }
  return well(`agent ${id} of project ${subdomain}`)
}

const image = ({ root }: Target): Finding => {
  const faults = lintImage(root, 'Dockerfile', '@candor/agent')
  if (faults.length === 0) return well('every file it copies is there; no root, no GPL, no secret')
  return ill(
    faults.join('; '),
    'Put the Dockerfile or .dockerignore right; scripts/deploy/image.live.test.ts starts what it makes.',
  )
}

type VercelJson = { crons?: { path: string; schedule: string }[] }

const cronPlan = ({ root }: Target): Finding => {
  const { crons = [] } = JSON.parse(readFileSync(join(root, 'apps/web/vercel.json'), 'utf8')) as VercelJson
  const dense = crons.filter(({ schedule }) => !/^\d{1,2} \d{1,2} \* \* \*$/.test(schedule))
  if (dense.length > 0) {
    return ill(
      `${dense[0]?.path} runs more than daily`,
      'Vercel’s free plan refuses that: once a day, at one minute of one hour.',
    )
  }
  const lost = crons.find(({ path }) => !existsSync(join(root, 'apps/web/src/app', path, 'route.ts')))
  if (lost) return ill(`there is no route ${lost.path}`, 'Take it out of apps/web/vercel.json, or write the route.')
  return well(crons.map(({ path, schedule }) => `${path} at ${schedule}`).join(', '))
}

type TurboJson = { tasks: { build: { env?: string[] } } }

const turboEnvironment = ({ root }: Target): Finding => {
  const { tasks } = JSON.parse(readFileSync(join(root, 'turbo.json'), 'utf8')) as TurboJson
  const listed = new Set(tasks.build.env)
  const read = readVariables(root).filter(({ readers }) => readers.includes('web'))
  const missing = read.map(({ name }) => name).filter((name) => !listed.has(name))
  if (missing.length === 0) return well(`${listed.size} variables`)
  return ill(
    `not in the build’s env of turbo.json: ${missing.join(', ')}`,
    'Add them: Turborepo hides the others from the build.',
  )
}

const own =
  (name: string, look: (target: Target, signal: AbortSignal) => Finding | Promise<Finding>, remedy = seeDocs) =>
  (target: Target): Check => ({ name, remedy, look: (_, signal) => look(target, signal) })
const asDoctor =
  (check: Check, name = check.name) =>
  (): Check => ({
    name,
    remedy: check.remedy,
    look: (place, signal) => check.look(place, signal),
  })

/** Everything that is looked at before a deployment, in the order it is told. */
export const deployChecks: readonly ((target: Target) => Check)[] = [
  own('web-environment', webEnvironment),
  own('agent-environment', agentEnvironment),
  own('secrets', secrets),
  own('addresses', addresses),
  own('recordings', recordings),
  own(
    'recordings-bucket',
    recordingsBucket,
    'Both pairs of keys must reach the bucket: the agent’s writes, both read.',
  ),
  own('database-pooled', pooledDatabase, 'Use a pooler that keeps prepared statements, or the direct address.'),
  asDoctor(postgresql, 'database-direct'),
  asDoctor(migrations),
  asDoctor(interviewerRole),
  asDoctor(livekit),
  asDoctor(livekitKeys),
  asDoctor(clock),
  own('agent-name', agentNamed, 'Migrate the database first: npm run migrate.'),
  own('agent-manifest', manifest),
  own('agent-image', image),
  asDoctor(webhookLoop, 'webhook-address'),
  own('cron-plan', cronPlan),
  own('turbo-environment', turboEnvironment),
  asDoctor(pins),
]

/** What nobody can find out from here. */
export const onlyTheServicesKnow: readonly string[] = [
  'that LiveKit Cloud builds the image within its ten minutes (`lk agent logs --log-type build`)',
  'that LiveKit’s side reaches the webhook address: set it in the project’s settings and look at its deliveries',
  'that voices reach LiveKit from where your candidates are (UDP, or TCP and TLS in its place)',
  'that a recording plays on the desk: Vercel may give functions an AWS_SESSION_TOKEN that spoils your keys (Fluid compute gives none)',
  'that Vercel runs the daily sweep: its Cron page shows the last answer',
  'that a rollout waits long enough: LiveKit Cloud gives running interviews one hour, so keep templates at 55 min there',
]
