import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const program = fileURLToPath(new URL('./testing/winding-worker.ts', import.meta.url))

async function worker(...hangs: string[]) {
  const child = spawn(process.execPath, [program, ...hangs], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (text) => (said += String(text)))
  const told = () => said.trim().split('\n').slice(1)
  const exit = once(child, 'close').then(([code]) => Number(code))
  await expect.poll(() => said, { timeout: 20_000 }).toBe('ready\n')
  return { child, told, exit }
}

test('SIGTERM lets running interviews finish, then everything is closed in order', async () => {
  const { child, told, exit } = await worker()
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  expect(told()).toEqual(['drain', 'close', 'background', 'sound', 'database'])
})

test('Ctrl-C tells each interview to stop first', async () => {
  const { child, told, exit } = await worker()
  child.kill('SIGINT')
  expect(await exit).toBe(0)
  expect(told()).toEqual(['stop_now', 'drain', 'close', 'background', 'sound', 'database'])
})

test('a second signal ends it at once, whatever still runs', async () => {
  const { child, told, exit } = await worker('drain')
  child.kill('SIGINT')
  await expect.poll(told).toContain('drain')
  child.kill('SIGINT')
  expect(await exit).toBe(1)
  expect(told()).toEqual(['stop_now', 'drain'])
})

test('a server and a database that do not close keep nobody', async () => {
  const { child, told, exit } = await worker('close', 'database')
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  expect(told()).toEqual(['drain', 'close', 'background', 'sound', 'database'])
})
