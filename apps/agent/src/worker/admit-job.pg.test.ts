import { connect } from '@candor/drizzle'
import { claimAttempt, endAttempt, takeDispatchNumber } from '@candor/store'
import type { JobRequest } from '@livekit/agents'
import { expect, test } from 'vitest'
import { job, letTimePass, openedAttempt, useStage } from '../../../../packages/store/src/testing/stage.ts'
import { readableLog } from '../recorder/testing/stage.ts'
import { admitJob } from './admit-job.ts'

const stage = useStage()

/** Knocks at the worker's door with a job as LiveKit offers it. */
async function knock(
  { metadata, roomName }: { metadata: unknown; roomName: string },
  { running = 0, db = stage().agentDb } = {},
): Promise<{ as: string | null; why: unknown }> {
  const { log, told } = readableLog()
  let as: string | null = null
  const request = {
    id: 'AJ_1',
    job: { metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata) },
    room: { name: roomName },
    accept: (_name: string, identity: string) => Promise.resolve(void (as = identity)),
    reject: () => Promise.resolve(),
  }
  await admitJob({ db, log, capacity: 2, activeJobs: () => running })(request as unknown as JobRequest)
  return { as, why: told.find(({ msg }) => msg === 'job refused')?.['why'] }
}

async function dispatched() {
  const attempt = await openedAttempt(stage().db)
  await takeDispatchNumber(stage().db, { attemptId: attempt.id })
  return { ...attempt, metadata: { v: 1, attemptId: attempt.id, epoch: 1 } }
}

test('the interviewer that was asked for comes in, under its own identity', async () => {
  const asked = await dispatched()
  expect(await knock(asked)).toEqual({ as: `agent-${asked.id}-e1`, why: undefined })
})

test('an older one that a busy host kept waiting comes in as long as nobody else has come', async () => {
  const { db } = stage()
  const late = await dispatched()
  await letTimePass(db, { attemptId: late.id, ms: 3001 })
  await takeDispatchNumber(db, { attemptId: late.id })
  expect(await knock(late)).toEqual({ as: `agent-${late.id}-e1`, why: undefined })
  await claimAttempt(db, job(late.id, 2))
  expect(await knock(late)).toEqual({ as: null, why: 'another interviewer has come for this place' })
})

test('a job is refused, and it is logged why', async () => {
  const asked = await dispatched()
  const { metadata, roomName } = asked
  const refusals = {
    'another version': knock({ roomName, metadata: { ...metadata, v: 2 } }),
    'an unknown field': knock({ roomName, metadata: { ...metadata, rubric: 'x' } }),
    'no JSON': knock({ roomName, metadata: 'v1' }),
    'no metadata': knock({ roomName, metadata: '' }),
    'a number that was not asked for': knock({ roomName, metadata: { ...metadata, epoch: 2 } }),
    'another room': knock({ roomName: (await dispatched()).roomName, metadata }),
    'an attempt nobody knows': knock({ roomName, metadata: { ...metadata, attemptId: asked.id.replace(/.$/, 'z') } }),
    'a full worker': knock(asked, { running: 2 }),
  }
  for (const [what, answer] of Object.entries(refusals)) {
    expect(await answer, what).toEqual({ as: null, why: expect.stringMatching(/\w/) })
  }
})

test('nobody comes into an interview that has ended', async () => {
  const asked = await dispatched()
  await endAttempt(stage().db, { attemptId: asked.id, reason: 'cancelled' })
  expect(await knock(asked)).toEqual({ as: null, why: 'the attempt is ended' })
})

test('while the database is away a job is refused, and LiveKit is asked again', async () => {
  const away = connect('postgres://nobody@127.0.0.1:9/none', { max: 1 })
  const { as, why } = await knock(await dispatched(), { db: away.db })
  await away.close()
  expect(as).toBeNull()
  expect(why).toMatch(/could not look/)
})
