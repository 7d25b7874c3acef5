import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeDispatchNumber } from '@candor/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openedAttempt, taken, useStage } from '../../../packages/store/src/testing/stage.ts'
import { environmentOfJobs } from './env.ts'
import { WordFromJob } from './job-words.ts'

// Each test starts a process, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

const stage = useStage()
const jobFile = fileURLToPath(new URL('./job.ts', import.meta.url))
const runner = join(dirname(fileURLToPath(import.meta.resolve('@livekit/agents'))), 'ipc', 'job_proc_lazy_main.js')
/** Nobody listens there: whoever tries to enter a room is refused at once. */
const noLiveKit = 'ws://127.0.0.1:9'

type Line = Readonly<Record<string, unknown>>

/** A prepared process as the SDK's pool makes it. */
async function preparedProcess(): Promise<{ child: ChildProcess; compiled: string; lines: () => Line[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'candor-job-'))
  const voice = { VOICE: 'local', LOCAL_VOICE_URL: 'http://127.0.0.1:9/v1' }
  const compiled = join(dataDir, 'compiled')
  const own = { DATABASE_URL: stage().agentUrl, DATA_DIR: dataDir, NODE_COMPILE_CACHE: compiled }
  const env = { ...environmentOfJobs(process.env), ...voice, ...own }
  const child = fork(runner, [jobFile], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })
  let written = ''
  child.stdout?.on('data', (text) => (written += String(text)))
  child.send({
    case: 'initializeRequest',
    value: { loggerOptions: { pretty: false, level: 'fatal' }, sessionEndTimeout: 5000 },
  })
  await once(child, 'message')
  const lines = () =>
    written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  return { child, compiled, lines }
}

/** Gives a prepared process a job, as the worker does. */
function give(child: ChildProcess, metadata: string): void {
  const runningJob = {
    acceptArguments: { name: 'Interviewer', identity: 'agent-x-e1', metadata: '' },
    job: { id: 'AJ_1', agentName: 'candor', metadata, room: { name: 'candor-room', sid: 'RM_1' } },
    url: noLiveKit,
    token: 'none',
    workerId: 'AW_1',
    apiKey: 'key',
    apiSecret: 'a secret of thirty-two characters',
  }
  child.send({ case: 'startJobRequest', value: { runningJob } })
}

/** Gives a prepared process a job, waits until it has ended by itself, and returns what it wrote and what it told its worker. */
async function playJob(metadata: string): Promise<{ lines: Line[]; words: string[] }> {
  const { child, lines } = await preparedProcess()
  const words: string[] = []
  child.on('message', (message) => {
    const word = WordFromJob.safeParse(message)
    if (word.success && words.at(-1) !== word.data.candor) words.push(word.data.candor)
  })
  give(child, metadata)
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(0)
  // The SDK's own lines and those below it do not say what they are about.
  return { lines: lines().filter((line) => 'part' in line), words }
}

const metadataOf = (attemptId: string, epoch: number): string => JSON.stringify({ v: 1, attemptId, epoch })

async function dispatchedAttempt(): Promise<string> {
  const { id: attemptId } = await openedAttempt(stage().db)
  taken(await takeDispatchNumber(stage().db, { attemptId }))
  return attemptId
}

test.each([
  ['its metadata says nothing', () => Promise.resolve('{}'), 'job refused', []],
  [
    'its number is not good',
    async () => metadataOf(await dispatchedAttempt(), 7),
    'attempt not claimed',
    ['tick', 'left'],
  ],
])(
  'the last line of a job is "Agent shutdown complete" where %s, and it held nothing',
  async (_, metadata, why, told) => {
    const { lines, words } = await playJob(await metadata())
    expect(lines.map(({ msg }) => msg)).toEqual([why, 'Agent shutdown complete'])
    expect(lines.map(({ part }) => part)).toEqual(['connect', 'shutdown'])
    expect(words).toEqual(told)
  },
)

test('who has claimed and cannot enter the room says so and goes; the worker sees that an interviewer was lost', async () => {
  const { lines, words } = await playJob(metadataOf(await dispatchedAttempt(), 1))
  expect(lines.map(({ msg }) => msg)).toEqual(['the interviewer could not start', 'Agent shutdown complete'])
  expect(words).toEqual(['tick'])
})

test('a prepared process leaves its compiled code for the next one before it has a job', async () => {
  const { compiled } = await preparedProcess()
  expect(readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(100)
})

test('who is killed before it could claim has said whose interviewer it was to be', async () => {
  const attemptId = await dispatchedAttempt()
  const { child } = await preparedProcess()
  const ticked = new Promise<unknown>((heard) => {
    child.on('message', (message) => {
      const word = WordFromJob.safeParse(message)
      if (word.success) heard(word.data)
    })
  })
  await stage().db.$client.begin(async (other) => {
    await other`select from attempt where id = ${attemptId} for update`
    give(child, metadataOf(attemptId, 1))
    expect(await ticked).toMatchObject({ candor: 'tick', attemptId, epoch: 1 })
    child.kill('SIGKILL')
    await once(child, 'close')
  })
})
