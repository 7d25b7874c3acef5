import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { newId } from '@candor/shared'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningJob, watchJobs } from './job-processes.ts'

const lost: RunningJob[] = []
const jobs = watchJobs((job) => lost.push(job))

let child: ChildProcess
beforeEach(async () => {
  lost.length = 0
  child = fork(fileURLToPath(new URL('./testing/obedient-process.ts', import.meta.url)))
  await once(child, 'spawn')
})
afterEach(() => end())

async function end(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** The message with which the SDK's pool gives a job to a process. */
function startJob(attemptId: string): object {
  const metadata = JSON.stringify({ v: 1, attemptId, epoch: 3 })
  return { case: 'startJobRequest', value: { runningJob: { job: { id: 'AJ_1', metadata } } } }
}

test('a job given to a prepared process that has died is reported lost at once, and nobody fails over it', async () => {
  const attemptId = newId('attempt')
  await end()
  expect(child.send(startJob(attemptId))).toBe(false)
  expect(lost).toMatchObject([{ attemptId, epoch: 3, pid: child.pid }])
})

test('a job whose process ends before its first word is reported lost, once', async () => {
  const attemptId = newId('attempt')
  child.send(startJob(attemptId))
  expect(jobs.running(), 'it is not looked after before it has ticked').toEqual([])
  await end()
  expect(lost).toMatchObject([{ attemptId, epoch: 3 }])
})

test('a job that has left may end', async () => {
  child.send(startJob(newId('attempt')))
  child.send({ say: { candor: 'left' } })
  await once(child, 'message')
  await end()
  expect(lost).toEqual([])
})

test('a process that waited for a job may end', async () => {
  await end()
  expect(lost).toEqual([])
})

test('a command of the worker is none of its jobs', async () => {
  const command = spawn(process.execPath, ['--version'])
  expect(await once(command, 'exit')).toEqual([0, null])
  expect(lost).toEqual([])
})
