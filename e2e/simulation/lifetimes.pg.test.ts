import type { Connection } from '@candor/drizzle'
import { createTestDatabase } from '@candor/drizzle/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import brokeOnce from './broke-once.json' with { type: 'json' }
import { type Lifetime, liveThrough } from './lifetime.ts'
import { replay } from './postgres/replay.ts'
import { useVirtualClock } from './postgres/virtual-clock.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
  }
}

const schedules = 500
/** Longer lifetimes are passed over, most of whose calls are beats and sweeps that find nothing, and quiet ones. */
const mostCalls = 100
const leastFaults = 2

let connection: Connection
let clear: () => Promise<void>
beforeAll(async () => {
  const database = await createTestDatabase(inject('serverUrl'))
  connection = await useVirtualClock(database)
  clear = async () => {
    await connection.close()
    await database.drop()
  }
})
afterAll(() => clear())

/** The first lifetimes of the simulation that are short enough, one after the other. */
function* shortLifetimes(): Generator<Lifetime> {
  for (let seed = 1, found = 0; found < schedules; seed += 1) {
    const lifetime = liveThrough({ seed, keepCalls: true })
    if (lifetime.calls.length > mostCalls || lifetime.planned.length < leastFaults) continue
    found += 1
    yield lifetime
  }
}

test(
  `${schedules} schedules give on PostgreSQL the same answers and the same rows as in the model`,
  { timeout: 180_000 },
  async () => {
    for (const lifetime of shortLifetimes()) {
      expect(await replay(connection, lifetime), `seed ${lifetime.seed}`).toBeNull()
    }
  },
)

test('so do those that once broke a promise, of the product or of the model', { timeout: 60_000 }, async () => {
  for (const seed of brokeOnce) {
    expect(await replay(connection, liveThrough({ seed, keepCalls: true })), `seed ${seed}`).toBeNull()
  }
})
