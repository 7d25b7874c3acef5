import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutRoot, PortChooser, readEnvironment, silentReporter, type Stack, startStack } from '@candor/stack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'
import { buildTree, type Tree } from './build-tree.ts'

let stack: Stack
let tree: Tree
const undo = new AsyncDisposableStack()
afterAll(() => undo.disposeAsync())

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-image-'))
  undo.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  mkdirSync(join(checkoutRoot, '.data'), { recursive: true })
  const target = mkdtempSync(join(checkoutRoot, '.data', 'image-'))
  undo.defer(() => rmSync(target, { recursive: true, force: true }))
  tree = await buildTree(checkoutRoot, 'Dockerfile', target, runCommand)
  const parts = ['postgres', 'livekit'] as const
  stack = await startStack({ dataDir, mode: 'test', parts, environment: readEnvironment(), report: silentReporter })
  undo.defer(() => stack.stop())
}, 60_000)

/** The environment of a container: nothing of this process but the place of Node. */
const container = (given: Record<string, string>) => ({ PATH: process.env['PATH'] ?? '', ...tree.env, ...given })

test('the image has no part under the GPL and nothing of the web app, the tests or this machine', () => {
  const licences = globSync('node_modules/{*,@*/*}/package.json', { cwd: tree.folder }).map((path) => {
    const { name, license } = JSON.parse(readFileSync(join(tree.folder, path), 'utf8')) as Record<string, unknown>
    return [String(name), String(license)] as const
  })
  expect(licences.length).toBeGreaterThan(50)
  expect(licences.filter(([, licence]) => /(^|[ (])A?GPL/.test(licence))).toEqual([])
  for (const path of ['apps/web', 'apps/local-voice', 'e2e', 'docs', '.data/secrets.json']) {
    expect(existsSync(join(tree.folder, path)), path).toBe(false)
  }
  expect(globSync('{apps,packages,drizzle}/**/*.test.ts', { cwd: tree.folder })).toEqual([])
})

test('the image is small: all its files together, before anything is compressed, are under 400 MB', () => {
  const bytes = (folder: string): number =>
    readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? bytes(path) : lstatSync(path).size)
    }, 0)
  expect(bytes(tree.folder) / 1e6).toBeLessThan(400)
})

test('the database is migrated by the image, and lets the worker’s login in', async () => {
  const env = container({ DATABASE_URL: stack.addresses.database, AGENT_DATABASE_URL: stack.addresses.agentDatabase })
  const child = spawn(process.execPath, ['scripts/migrate.ts'], {
    cwd: tree.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const [code] = await once(child, 'close')
  expect(code, said).toBe(0)
  expect(said).toContain('newest schema')
})

test('the worker of the image registers with LiveKit, and the first signal lets it leave in order', async () => {
  const { livekit, agentDatabase } = stack.addresses
  const { port } = await new PortChooser().choose(undefined)
  const env = container({
    DATABASE_URL: agentDatabase,
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.key,
    LIVEKIT_API_SECRET: livekit.secret,
    OPENAI_API_KEY: 'not asked before the first interview',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    DATA_DIR: join(stack.dataDir, 'spool-of-the-image'),
    AGENT_PORT: String(port),
    AGENT_IDLE_PROCESSES: '1',
  })
  const [program = '', ...args] = tree.command
  expect(program).toBe('node')
  const child = spawn(process.execPath, args, { cwd: tree.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  undo.defer(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const registered = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ status }) => status,
      () => said.slice(-2000),
    )
  await expect.poll(registered, { timeout: 30_000, interval: 100 }).toBe(200)
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code, said).toBe(0)
}, 60_000)
