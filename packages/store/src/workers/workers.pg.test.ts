import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { useStage } from '../testing/stage.ts'
import { beatWorker, dropWorker } from './beat-worker.ts'
import { countWorkers } from './count-workers.ts'

const stage = useStage()
const worker = { id: 'wrk_a', host: 'here', pid: 1, capacity: 6, running: 4, draining: false }

test('places are those of workers that live and take interviews; what runs is counted everywhere', async () => {
  const { agentDb, db } = stage()
  expect(await countWorkers(db)).toEqual({ workers: 0, draining: 0, capacity: 0, running: 0, free: 0 })
  await beatWorker(agentDb, { ...worker, running: 1 })
  await beatWorker(agentDb, worker)
  await beatWorker(agentDb, { ...worker, id: 'wrk_b', capacity: 3, running: 2, draining: true })
  expect(await countWorkers(agentDb)).toEqual({ workers: 2, draining: 1, capacity: 6, running: 6, free: 2 })
})

test('a worker that is gone gives no places, whether it went in order or not', async () => {
  const { agentDb, db } = stage()
  await beatWorker(agentDb, worker)
  await beatWorker(agentDb, { ...worker, id: 'wrk_b' })
  await db.execute(sql`update worker set beaten_at = now() - interval '1 hour' where id = 'wrk_b'`)
  await dropWorker(agentDb, { id: 'wrk_a' })
  expect(await countWorkers(db)).toMatchObject({ workers: 0, free: 0 })
  await beatWorker(agentDb, worker)
  expect(await db.execute(sql`select id from worker`)).toEqual([{ id: 'wrk_a' }])
})
