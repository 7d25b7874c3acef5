import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
})

function start(environment: Record<string, string>) {
  const child = fork(MAIN, { env: { LOCAL_VOICE_PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout!.on('data', (part: Buffer) => (said.out += part.toString()))
  child.stderr!.on('data', (part: Buffer) => (said.err += part.toString()))
  return { child, said, exited: once(child, 'exit') }
}

async function startReady(environment: Record<string, string> = {}) {
  const process = start(environment)
  await once(process.child.stdout!, 'data')
  return { ...process, ready: JSON.parse(process.said.out) as { ready: boolean; port: number } }
}

test('it says on one line that it is ready and where, keeps the control door shut, and leaves on SIGTERM', async () => {
  const { child, said, ready, exited } = await startReady()
  expect(said.out).toBe(`{"ready":true,"port":${ready.port}}\n`)
  const url = `http://127.0.0.1:${ready.port}`
  expect((await fetch(`${url}/health`)).status).toBe(200)
  for (const method of ['GET', 'POST', 'DELETE']) expect((await fetch(`${url}/control`, { method })).status).toBe(404)
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(said.err).toBe('')
})

test('it leaves when its parent goes away', async () => {
  const { child, exited } = await startReady({ LOCAL_VOICE_CONTROL: '1' })
  child.disconnect()
  expect(await exited).toEqual([0, null])
})

test('it leaves on SIGINT while it is still starting', async () => {
  const { child, exited, said } = start({})
  await once(child, 'spawn')
  // Before the handlers are there the signal itself ends the process; both ways nothing stays behind.
  child.kill('SIGINT')
  const [code, signal] = (await exited) as [number | null, string | null]
  expect(code === 0 || signal === 'SIGINT').toBe(true)
  expect(said.out).toBe('')
})

test.each([
  [{ LOCAL_VOICE_PORT: 'many' }, 'local-voice: LOCAL_VOICE_PORT must be a port number\n'],
  [{ LOCAL_VOICE_HOST: '203.0.113.7' }, 'local-voice: LOCAL_VOICE_HOST is not an address of this machine\n'],
])('a bad setting %j is one line on stderr and exit code 1', async (environment, line) => {
  const { said, exited } = start(environment)
  expect(await exited).toEqual([1, null])
  expect(said.err).toBe(line)
  expect(said.out).toBe('')
})
