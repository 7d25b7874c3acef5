import { connect } from '@candor/drizzle'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { openFigures } from './open-figures.ts'

const place = { attemptId: 'att_a', epoch: 1 }
const state = { capacity: 6, running: () => 1, draining: () => false }

/** Figures of a worker whose database is away. */
function alone() {
  const { db, close } = connect('postgres://nobody@127.0.0.1:9/none', { max: 1 })
  onTestFinished(() => close(0))
  return openFigures({ db, log: pino({ level: 'silent' }), prices: undefined })
}

test('while the database is away a worker still tells what it knows itself, and that it is away', async () => {
  const figures = alone()
  figures.decided(place)
  figures.decided(null)
  figures.onWord({ candor: 'tick', ...place, memoryBytes: 1000, cpuMs: 500 }, 42)
  figures.onWord({ candor: 'noted', ...place, note: { what: 'in_room' } }, 42)
  figures.onWord({ candor: 'noted', ...place, note: { what: 'failed', part: 'llm', status: '500' } }, 42)
  figures.swept(
    { ended: ['att_b'], dispatched: [], roomsGone: [], strayRoomsGone: [], roomsReopened: [], failed: [] },
    20,
  )
  const { type, text } = await figures.text(state)
  expect(type).toMatch(/^text\/plain/)
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'candor_database_up 0',
      'candor_worker_running 1',
      'candor_jobs_total{decision="taken"} 1',
      'candor_jobs_total{decision="refused"} 1',
      'candor_job_memory_bytes{pid="42"} 1000',
      'candor_job_cpu_seconds{pid="42"} 0.5',
      'candor_join_seconds_count 1',
      'candor_provider_errors_total{part="llm",status="500"} 1',
      'candor_sweep_work_total{kind="ended"} 1',
    ]),
  )
  expect(text).not.toContain('candor_attempts_stuck')
})

test('a process that is gone is shown no more, and its figures that cannot be kept hold nobody up', async () => {
  const figures = alone()
  figures.onWord({ candor: 'tick', ...place, memoryBytes: 1000, cpuMs: 500 }, 42)
  figures.onExit(42)
  await figures.settled()
  expect((await figures.text(state)).text).not.toContain('pid="42"')
})
