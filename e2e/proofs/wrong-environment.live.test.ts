import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb, checkoutRoot, readEnvironment } from '@candor/stack'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const webFolder = join(checkoutRoot, 'apps', 'web')
const next = createRequire(join(webFolder, 'package.json')).resolve('next/dist/bin/next')
const { base } = readEnvironment({ PATH: process.env['PATH'], HOME: process.env['HOME'] })

const worker = {
  DATABASE_URL: 'postgres://candor_agent:x@127.0.0.1:9/candor',
  LOCAL_VOICE_URL: 'http://127.0.0.1:9/v1',
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a secret of thirty-two characters',
}
const web = {
  ...worker,
  APP_URL: 'http://127.0.0.1:9',
  SESSION_SECRET: worker.LIVEKIT_API_SECRET,
  DESK_KEY: worker.LIVEKIT_API_SECRET,
}

type End = { readonly code: number; readonly said: string }

/** Starts a part with exactly these variables and waits for its end. */
function start(args: string[], cwd: string, variables: Record<string, string>): Promise<End> {
  const env = { ...base, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: 30_000, killSignal: 'SIGKILL' }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, said: stdout + stderr }),
    )
  })
}

function expectRefusal({ code, said }: End, name: string): void {
  expect(said).toContain(name)
  expect(code, said).toBe(1)
  expect(said, 'no stack trace').not.toMatch(/^\s+at .+:\d+/m)
}

describe('the worker names what is wrong with its environment and exits:', () => {
  test.each([
    ['DATABASE_URL', { ...worker, DATABASE_URL: '' }],
    ['LIVEKIT_API_SECRET', { ...worker, LIVEKIT_API_SECRET: 'short' }],
    ['DATABASE_URL', worker],
  ])('%s', async (name, variables) => {
    expectRefusal(await start(['apps/agent/src/main.ts'], checkoutRoot, variables), name)
  })
})

describe('the web app names what is wrong with its environment and exits:', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-proofs-'))
  beforeAll(() => buildWeb({ dataDir, environment: base, note: () => undefined }), 300_000)
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test.each([
    ['DATABASE_URL', { ...web, DATABASE_URL: '' }],
    ['SESSION_SECRET', { ...web, SESSION_SECRET: 'short' }],
  ])('%s', async (name, variables) => {
    expectRefusal(await start([next, 'start', '-H', '127.0.0.1', '-p', '0'], webFolder, variables), name)
  })
})
