import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { startPart, type Part, type PartPlan } from './part.ts'
import { readLivingPid, writePidFile } from './pid-file.ts'
import { processIdentity } from './process-identity.ts'
import { waitUntil } from './wait-until.ts'

const partModule = new URL('./part.ts', import.meta.url).href

/** A stand-in part: `body` runs in a process that then writes its own and its child's pid to `ready` and stays. */
function standIn(folder: string, body = ''): PartPlan {
  const script = join(folder, 'stand-in.mjs')
  const ready = join(folder, 'ready')
  writeFileSync(
    script,
    `import { spawn } from 'node:child_process'
     import { writeFileSync } from 'node:fs'
     ${body}
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
     writeFileSync(${JSON.stringify(ready)}, process.pid + ' ' + child.pid)
     setInterval(() => {}, 1000)`,
  )
  const pidFile = join(folder, 'run', 'stand-in.pid')
  return {
    name: 'stand-in',
    command: process.execPath,
    args: [script],
    env: {},
    logFile: join(folder, 'logs', 'stand-in.log'),
    pidFile,
    ready: {
      what: 'the stand-in wrote its pid',
      limitMs: 10_000,
      check: async () => readPids(folder)[0] === readLivingPid(pidFile)?.pid,
    },
    stop: { signal: 'SIGTERM', limitMs: 2000 },
    order: 1,
  }
}

function readPids(folder: string): number[] {
  return readFileSync(join(folder, 'ready'), 'utf8').split(' ').map(Number)
}

const gone = (what: string, pid = -1) =>
  waitUntil({ what: `${what} is gone`, limitMs: 5000 }, async () => processIdentity(pid) === undefined)

async function start(plan: PartPlan): Promise<Part> {
  const part = await startPart(plan)
  onTestFinished(() => part.stop())
  return part
}

test('a part that is killed comes back, and says so', async () => {
  const said: string[] = []
  const part = await start({ ...standIn(temporaryFolder()), say: (line) => said.push(line) })
  const before = part.pid
  part.kill('SIGKILL')
  await waitUntil({ what: 'it is up again', limitMs: 5000 }, async () => part.pid !== undefined && part.pid !== before)
  await part.ready()
  expect(said).toEqual(['stand-in was ended by SIGKILL; starting it again in 250 ms'])
})

test('what a crashed part started is ended before the part comes back: it may hold its port', async () => {
  const folder = temporaryFolder()
  const part = await start(standIn(folder))
  const [, child] = readPids(folder)
  part.kill('SIGKILL')
  await gone('the child of the first life', child)
  await part.ready()
})

test('where interviews outlive their worker, they live on until the part is stopped', async () => {
  const folder = temporaryFolder()
  const part = await start({ ...standIn(folder), outlives: true })
  const [before, child] = readPids(folder)
  part.kill('SIGKILL')
  await waitUntil({ what: 'it is up again', limitMs: 5000 }, async () => readPids(folder)[0] !== before)
  expect(processIdentity(child ?? -1)).toBeDefined()
  await part.ready()
  await part.stop()
  await gone('the child of the first life', child)
})

test('stopping leaves no process, no pid file, and brings nothing back', async () => {
  const folder = temporaryFolder()
  const plan = standIn(folder)
  const part = await start(plan)
  const [pid, child] = readPids(folder)
  await part.stop()
  expect(processIdentity(pid ?? -1)).toBeUndefined()
  await gone('the child', child)
  expect(readLivingPid(plan.pidFile)).toBeUndefined()
  expect(await part.stopped).toBeNull()
})

test('a part that does not leave when asked is killed at its limit', async () => {
  const folder = temporaryFolder()
  const part = await start({
    ...standIn(folder, `process.on('SIGTERM', () => {})`),
    stop: { signal: 'SIGTERM', limitMs: 200 },
  })
  const [pid] = readPids(folder)
  await part.stop()
  expect(processIdentity(pid ?? -1)).toBeUndefined()
})

test('a part can be stopped and started again', async () => {
  const part = await start(standIn(temporaryFolder()))
  const before = part.pid
  await part.restart()
  expect(part.pid).toBeDefined()
  expect(part.pid).not.toBe(before)
})

test('a part that ends before it is ready is named with the last lines of its log', async () => {
  const plan = standIn(temporaryFolder(), `console.error('the port is taken'); process.exit(3)`)
  const error = await startPart(plan).catch((reason: unknown) => String(reason))
  expect(error).toContain('stand-in: exited with code 3')
  expect(error).toContain(plan.logFile)
  expect(error).toContain('| the port is taken')
})

test('a part that keeps falling is given up, with its log and what it said last', async () => {
  const folder = temporaryFolder()
  const plan = standIn(folder, `setTimeout(() => { console.error('no memory'); process.exit(9) }, 150)`)
  const part = await start(plan)
  const problem = await part.stopped
  expect(problem?.code).toBe('part-gave-up')
  expect(problem?.message).toContain('exited with code 9, five times within a minute')
  expect(problem?.message).toContain('| no memory')
})

test('parts end when their supervisor is killed', async () => {
  const folder = temporaryFolder()
  const { ready: _ready, ...plan } = standIn(folder)
  const supervisor = join(folder, 'supervisor.ts')
  writeFileSync(
    supervisor,
    `import { existsSync } from 'node:fs'
     import { startPart } from ${JSON.stringify(partModule)}
     const check = async () => existsSync(${JSON.stringify(join(folder, 'ready'))})
     await startPart({ ...${JSON.stringify(plan)}, ready: { what: 'x', limitMs: 9000, check } })
     console.log('up')`,
  )
  const process = spawn(globalThis.process.execPath, [supervisor], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface({ input: process.stdout }), 'line')
  const [pid, child] = readPids(folder)
  process.kill('SIGKILL')
  await gone('the part', pid)
  await gone('its child', child)
})

test('what a killed supervisor left is stopped before the part starts, and nobody else is', async () => {
  const folder = temporaryFolder()
  const left = spawn(globalThis.process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true })
  const stranger = spawn(globalThis.process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void stranger.kill('SIGKILL'))
  const plan = standIn(folder)
  writePidFile(plan.pidFile, left.pid ?? -1)
  await start(plan)
  expect(left.signalCode).toBe('SIGTERM')

  const other = standIn(temporaryFolder())
  writePidFile(other.pidFile, stranger.pid ?? -1)
  const record = JSON.parse(readFileSync(other.pidFile, 'utf8'))
  writeFileSync(other.pidFile, JSON.stringify({ ...record, identity: 'an earlier process of this number' }))
  await start(other)
  expect(stranger.signalCode).toBeNull()
})
