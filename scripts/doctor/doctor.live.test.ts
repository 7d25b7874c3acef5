import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutRoot, readEnvironment, silentReporter, type Stack, startStack, summarise } from '@candor/stack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'
import { livekitKeys } from './checks/livekit.ts'
import { checks } from './checks/index.ts'
import { lookAt } from './testing/stage.ts'

type Told = { checks: { name: string; ok: boolean; cause: string; remedy: string }[] }

let dataDir: string
let stack: Stack
const undo = new AsyncDisposableStack()
afterAll(() => undo.disposeAsync())

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'candor-doctor-'))
  undo.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const environment = readEnvironment()
  const parts = ['postgres', 'livekit', 'voice', 'agent'] as const
  stack = await startStack({ dataDir, mode: 'test', parts, environment, report: silentReporter })
  undo.defer(() => stack.stop())
  stack.announce(await summarise(stack))
}, 120_000)

async function doctor(folder: string, ...args: (string | Record<string, string>)[]) {
  const env = args.find((one) => typeof one !== 'string') ?? {}
  const command = ['scripts/doctor.ts', '--data', folder, ...args.filter((one) => typeof one === 'string')]
  return runCommand({ program: process.execPath, args: command, cwd: checkoutRoot, env, limitMs: 60_000 })
}

/** The names of what is not well. */
async function illOf(folder: string): Promise<string[]> {
  const { stdout } = await doctor(folder, '--json')
  return (JSON.parse(stdout) as Told).checks.filter(({ ok }) => !ok).map(({ name }) => name)
}

test('a running stack is well but for the web app, which was not started; told as agreed', async () => {
  const { code, stdout } = await doctor(dataDir, '--json')
  expect(stdout.trim().split('\n')).toHaveLength(1)
  const told = JSON.parse(stdout) as Told
  expect(Object.keys(told)).toEqual(['checks'])
  expect(told.checks.length).toBeGreaterThanOrEqual(18)
  expect(told.checks.map(({ name }) => name)).toEqual(checks.map(({ name }) => name))
  for (const one of told.checks) {
    expect(Object.keys(one)).toEqual(['name', 'ok', 'cause', 'remedy'])
    expect(one.cause).not.toBe('')
    expect(one.remedy === '', `${one.name}: ${one.cause}`).toBe(one.ok)
  }
  expect(told.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['web', 'webhook-loop'])
  expect(code).toBe(1)
  for (const secret of [stack.addresses.livekit.secret, new URL(stack.addresses.database).password]) {
    expect(stdout).not.toContain(secret)
  }
})

test('its worker is ready for an interview and shows its figures to Prometheus', async () => {
  const door = stack.addresses.agentHealth[0] ?? ''
  const ready = (await (await fetch(new URL('readyz', door))).json()) as { ok: boolean; checks: { name: string }[] }
  expect(ready).toMatchObject({ ok: true, checks: [{ name: 'database' }, { name: 'livekit' }, { name: 'a place' }] })
  const figures = async () => (await fetch(new URL('metrics', door))).text()
  await expect.poll(figures).toMatch(/^candor_workers\{which="taking"\} 1$/m)
  const text = await figures()
  for (const line of ['candor_attempts_stuck 0', 'candor_leases_leftover 0', 'candor_database_up 1'])
    expect(text.split('\n')).toContain(line)
  expect(Number(/^candor_places\{which="free"\} (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0)
})

test('a LiveKit with another secret refuses, and that is told', async () => {
  const livekit = { ...stack.addresses.livekit, secret: 'another secret of more than 32 letters' }
  const { ok, cause } = await lookAt(livekitKeys, { livekit })
  expect({ ok, refused: /unauthorized|invalid|denied|permission/i.test(cause) }, cause).toEqual({
    ok: false,
    refused: true,
  })
})

test('--fix puts a file right that others may read, and says so', async () => {
  const file = join(dataDir, 'secrets.json')
  chmodSync(file, 0o644)
  expect(await illOf(dataDir)).toContain('secrets')
  expect((await doctor(dataDir, '--fix')).output).toMatch(
    /^Put right: secrets: only you may read .*secrets\.json now$/m,
  )
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('where everybody takes the call and nobody answers, each look is given up and told', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const place = `127.0.0.1:${(silent.address() as AddressInfo).port}`
  const env = {
    DATABASE_URL: `postgres://candor:x@${place}/candor`,
    LIVEKIT_URL: `ws://${place}`,
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'Zx81LmQ0vTn6Rp3cWy4Bk7Ds2Fg5Hj9A',
    APP_URL: `http://${place}`,
    AGENT_PORT: place.split(':')[1] ?? '',
    VOICE: 'openai',
    OPENAI_BASE_URL: `http://${place}/v1`,
    OPENAI_API_KEY: 'sk-x',
  }
  try {
    const { stdout } = await doctor(join(dataDir, 'nothing'), env, '--json')
    const told = (JSON.parse(stdout) as Told).checks
    const silenced = told.filter(({ cause }) =>
      /no answer within|TIMEOUT|aborted|not registered|no other clock/.test(cause),
    )
    expect(silenced.length, stdout).toBeGreaterThanOrEqual(14)
  } finally {
    silent.close()
  }
})

test('whatever stops is named by its checks and by no others', async () => {
  await stack.parts['voice']?.stop()
  expect(await illOf(dataDir)).toEqual(['voice-hearing', 'voice-model', 'voice-speech', 'web', 'webhook-loop'])
  await stack.parts['agent']?.stop()
  expect(await illOf(dataDir)).toContain('agent')
  await stack.parts['livekit']?.stop()
  expect(await illOf(dataDir)).toEqual(expect.arrayContaining(['livekit', 'livekit-keys', 'udp']))
  await stack.parts['postgres']?.stop()
  const { stdout } = await doctor(dataDir)
  expect(stdout).toMatch(/✗ postgresql +.*ECONNREFUSED/)
  expect(stdout).toMatch(/✗ migrations /)
})

test('where nothing runs, what this machine has is told, and how to start', async () => {
  const { code, stdout } = await doctor(join(dataDir, 'nothing'))
  expect(code).toBe(1)
  expect(stdout).toContain('Run `npm start`')
  expect(stdout).toMatch(/^✓ node /m)
})

test('an unknown option is an error of its own', async () => {
  expect(await doctor(dataDir, '--heal')).toMatchObject({ code: 2, output: expect.stringContaining('--fix') })
})
