import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkoutRoot } from '@candor/stack'
import { describe, expect, test } from 'vitest'
import { type Examined, examine } from '../doctor/examine.ts'
import { ownFolder } from '../doctor/testing/stage.ts'
import { runCommand } from '../run-command.ts'
import { deployChecks } from './checks.ts'
import { placeOf, type Target } from './target.ts'

const shared = {
  LIVEKIT_URL: 'wss://harbour-x1y2.livekit.cloud',
  LIVEKIT_API_KEY: 'APIq8Lm3Zx',
  LIVEKIT_API_SECRET: 'q8Lm3ZxT6vN1pR9cW4yB7kD2sF5gH0jX',
}
const web = {
  ...shared,
  DATABASE_URL: 'postgres://candor:x@127.0.0.1:9/candor',
  APP_URL: 'https://candor.example',
  SESSION_SECRET: 'Zx81LmQ0vTn6Rp3cWy4Bk7Ds2Fg5Hj9A',
  DESK_KEY: 'Lm3ZxT6vN1pR9cW4',
  CRON_SECRET: 'vN1pR9cW4Lm3ZxT6',
}
const agent = { ...shared, DATABASE_URL: web.DATABASE_URL, VOICE: 'openai', OPENAI_API_KEY: 'sk-x' }

type Given = { root?: string; web?: Record<string, string>; agent?: Record<string, string> }

async function look(name: string, given: Given = {}): Promise<Examined> {
  const target: Target = {
    root: given.root ?? checkoutRoot,
    web: { ...web, ...given.web },
    agent: { ...agent, ...given.agent },
  }
  const checks = deployChecks.map((make) => make(target)).filter((check) => check.name === name)
  const [found] = await examine(checks, placeOf(target))
  if (!found) throw new Error(`there is no check ${name}`)
  return found
}

/** What a deployment reads of the checkout, with one file changed. */
function changed(path: string, change: (text: string) => string): string {
  const root = ownFolder()
  for (const one of ['package.json', 'turbo.json', 'Dockerfile', '.dockerignore', 'LICENSE', 'package-lock.json'])
    copy(one)
  for (const one of ['apps', 'packages', 'drizzle', 'deploy', 'scripts']) copy(one)
  symlinkSync(join(checkoutRoot, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'livekit.toml'), '[project]\n  subdomain = "harbour-x1y2"\n\n[agent]\n  id = "CA_a1b2c3"\n')
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')))
  return root

  function copy(name: string): void {
    const filter = (from: string) => !/node_modules|\.next|\.data/.test(from.slice(checkoutRoot.length))
    cpSync(join(checkoutRoot, name), join(root, name), { recursive: true, filter })
  }
}
const same = (text: string) => text

describe('variables', () => {
  test('that are complete, strong and alike are well', async () => {
    for (const name of ['web-environment', 'agent-environment', 'secrets', 'addresses']) {
      expect(await look(name)).toMatchObject({ ok: true })
    }
  })

  test.each([
    ['web-environment', { web: { SESSION_SECRET: '' } }, 'SESSION_SECRET is missing'],
    ['web-environment', { web: { CRON_SECRET: '' } }, 'CRON_SECRET is missing'],
    ['agent-environment', { agent: { OPENAI_API_KEY: '' } }, 'OPENAI_API_KEY'],
    ['agent-environment', { agent: { VOICE: 'local', LOCAL_VOICE_URL: 'http://x' } }, 'not in the image'],
    ['agent-environment', { agent: { LIVEKIT_AGENT_NAME: 'mine' } }, 'LIVEKIT_AGENT_NAME is set'],
    ['agent-environment', { agent: { LIVEKIT_URL: 'wss://other.livekit.cloud' } }, 'differ in LIVEKIT_URL'],
    ['secrets', { web: { LIVEKIT_API_KEY: 'devkey' } }, 'the one of development'],
    ['secrets', { agent: { LIVEKIT_API_SECRET: 'secret' } }, 'everybody knows'],
    ['addresses', { web: { APP_URL: 'http://candor.example' } }, 'APP_URL does not begin with https'],
    ['addresses', { web: { LIVEKIT_URL: 'ws://candor.example' } }, 'LIVEKIT_URL does not begin with wss'],
    ['database-pooled', {}, 'ECONNREFUSED'],
  ] satisfies [string, Given, string][])('%s with %j: %s', async (name, given, cause) => {
    expect(await look(name, given)).toMatchObject({ ok: false, cause: expect.stringContaining(cause) })
  })
})

describe('files', () => {
  test('of this checkout are as LiveKit’s CLI, Docker, Vercel and Turborepo want them', async () => {
    const root = changed('Dockerfile', same)
    for (const name of ['agent-manifest', 'agent-image', 'cron-plan', 'turbo-environment']) {
      expect(await look(name, { root })).toMatchObject({ ok: true })
    }
  })

  const drop = (text: string | RegExp) => (whole: string) => whole.replace(text, '')
  test.each([
    ['agent-image', 'Dockerfile', drop('USER 10001'), 'has no USER'],
    ['agent-image', 'Dockerfile', drop(/COPY packages\/rooms\/ .*\n/), 'does not copy packages/rooms/'],
    ['agent-image', 'Dockerfile', (text: string) => text.replace('LICENSE ./', 'LICENCE ./'), 'copies LICENCE'],
    ['agent-image', 'Dockerfile', (text: string) => text.replaceAll('node:24.21.0-slim', 'node:latest'), 'not pinned'],
    ['agent-image', '.dockerignore', drop('apps/local-voice'), 'lets the GPL voice in'],
    ['agent-manifest', 'livekit.toml', drop(/id = .*/), 'no project or no agent'],
    ['agent-manifest', 'livekit.toml', (text: string) => text.replace('harbour', 'other'), 'names the project other'],
    ['agent-manifest', 'package.json', drop(/\s*"@livekit\/agents": "[^"]*",/), 'does not name @livekit/agents'],
    ['cron-plan', 'apps/web/vercel.json', (text: string) => text.replace('23 3 * * *', '* * * * *'), 'more than daily'],
    ['cron-plan', 'apps/web/vercel.json', (text: string) => text.replace('cron/sweep', 'cron/weep'), 'no route'],
    ['turbo-environment', 'turbo.json', drop('"DESK_KEY",'), 'DESK_KEY'],
  ] satisfies [string, string, (text: string) => string, string][])(
    '%s, with %s spoilt, is refused',
    async (name, path, spoil, cause) => {
      const found = await look(name, { root: changed(path, spoil) })
      expect(found).toMatchObject({ ok: false, cause: expect.stringContaining(cause) })
    },
  )
})

describe('the commands', () => {
  const command = (...args: string[]) =>
    runCommand({ program: process.execPath, args, cwd: checkoutRoot, limitMs: 30_000 })
  const files = () => {
    const folder = ownFolder()
    const write = (name: string, env: Record<string, string>) => {
      writeFileSync(
        join(folder, name),
        Object.entries(env)
          .map(([key, value]) => `${key}=${value}\n`)
          .join(''),
      )
      return join(folder, name)
    }
    return { web: write('web', web), agent: write('agent', agent) }
  }

  test('deploy:check tells everything, with what only the services know, and ends with 1 where something is wrong', async () => {
    const { web: webFile, agent: agentFile } = files()
    const args = ['--web-env', webFile, '--agent-env', agentFile, '--json']
    const { code, stdout } = await command('scripts/deploy-check.ts', ...args)
    const told = JSON.parse(stdout) as { checks: Examined[]; onlyTheServicesKnow: string[] }
    expect(code).toBe(1)
    expect(told.checks).toHaveLength(deployChecks.length)
    expect(told.onlyTheServicesKnow.length).toBeGreaterThan(0)
    expect(stdout).not.toContain(web.SESSION_SECRET)
  })

  test('deploy:agent does not run where the database refuses, and names a missing file', async () => {
    const { agent: agentFile } = files()
    const refused = await command('scripts/deploy-agent.ts', '--create', '--dry-run', '--agent-env', agentFile)
    expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/✗ interviewer-role: .*ECONNREFUSED/) })
    const missing = await command('scripts/deploy-agent.ts', '--agent-env', '/no/such/file')
    expect(missing).toMatchObject({ code: 2, output: expect.stringContaining('/no/such/file is not there') })
  })
})
