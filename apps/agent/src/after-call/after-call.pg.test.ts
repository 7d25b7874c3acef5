import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { reportLastSeq, appendItem, endAttempt } from '@candor/store'
import { pino } from 'pino'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { interviewUnderWay, said, taken, useStage } from '../../../../packages/store/src/testing/stage.ts'
import { payOwedWork } from './pay-owed-work.ts'

const stage = useStage()
const log = pino({ level: 'silent' })
beforeEach(async () => {
  await stage().db.execute(`truncate attempt cascade`)
})

const pay = () => payOwedWork({ db: stage().agentDb, log })
const receipts = async () => [...(await stage().db.execute(`select version, verdict, items, fingerprint from receipt`))]
const owed = async () => [
  ...(await stage().db.execute(`select tries, last_error from after_call_job where paid_at is null`)),
]

/** An interview of two items whose interviewer has vouched for them. */
async function finishedInterview(): Promise<string> {
  const { db, agentDb } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  await appendItem(db, said(attemptId, { seq: 1, text: 'Hello.' }))
  await appendItem(db, said(attemptId, { seq: 2, text: 'Goodbye.' }))
  await reportLastSeq(agentDb, { attemptId, epoch: 1, lastSeq: 2 })
  taken(await endAttempt(db, { attemptId, reason: 'completed' }))
  return attemptId
}

test('an ended interview gets its receipt, once, however many workers look', async () => {
  await finishedInterview()
  await Promise.all([pay(), pay(), pay(), pay()])
  expect(await receipts()).toEqual([
    {
      version: 1,
      verdict: { kind: 'complete', items: 2 },
      items: 2,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ])
  expect(await owed()).toEqual([])
})

test('a worker killed between the seal and the receipt leaves the work to the next one', async () => {
  await finishedInterview()
  const file = fileURLToPath(new URL('testing/paying-process.ts', import.meta.url))
  const worker = spawn(process.execPath, [file, stage().agentUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void worker.kill('SIGKILL'))
  const [begun] = (await once(worker.stdout, 'data')) as [Buffer]
  expect(JSON.parse(begun.toString())).toMatchObject([{ kind: 'receipt', version: 1, tries: 1 }])
  await pay()
  expect(await receipts(), 'while it may still be alive nobody else begins').toEqual([])
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  await stage().db.execute(`update after_call_job set taken_until = taken_until - interval '31 seconds'`)
  await pay()
  expect(await receipts()).toMatchObject([{ version: 1, verdict: { kind: 'complete' } }])
  expect(await owed()).toEqual([])
})

test('a word that arrives after the seal makes a receipt of its own; the first one stays', async () => {
  const attemptId = await finishedInterview()
  await pay()
  await appendItem(stage().db, said(attemptId, { seq: 3, text: 'One more thing.' }))
  await stage().db.execute(`update transcript_seal set changed_at = changed_at - interval '3 seconds'`)
  await pay()
  const [first, second, ...more] = await receipts()
  expect([first, second]).toMatchObject([
    { version: 1, items: 2 },
    { version: 2, items: 3 },
  ])
  expect(first?.['fingerprint']).not.toBe(second?.['fingerprint'])
  expect(more).toEqual([])
})

test('work that fails stays owed with its reason, and is paid when it can be', async () => {
  await finishedInterview()
  await stage().db.execute(`alter table receipt rename to receipt_away`)
  await pay()
  expect(await owed()).toEqual([{ tries: 1, last_error: expect.stringContaining('receipt') }])
  await pay()
  expect(await owed(), 'not at once').toMatchObject([{ tries: 1 }])
  await stage().db.execute(`alter table receipt_away rename to receipt`)
  await stage().db.execute(`update after_call_job set due_at = now()`)
  await pay()
  expect(await owed()).toEqual([])
  expect(await receipts()).toHaveLength(1)
})
