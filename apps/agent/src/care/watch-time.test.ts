import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type FaultyProvider, openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { minutes, seconds } from '@candor/shared'
import { handClock } from './testing/hand-clock.ts'
import { openSession } from './testing/open-session.ts'
import { watchTime } from './watch-time.ts'

let provider: FaultyProvider

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
beforeEach(async () => {
  provider = await openFaultyProvider()
})
afterEach(() => provider.close())

test('one answer is enough: warning, hint and end come in time while the database is away', async () => {
  const talking = await openSession(provider.baseUrl)
  onTestFinished(talking.close)
  const clock = handClock()
  const acts: string[] = []
  const watch = watchTime({
    session: talking.session,
    lengthMs: minutes(30),
    ending: () => false,
    candidateIsHere: () => true,
    warn: (remainingMs) => void acts.push(`warned of ${remainingMs}`),
    end: () => void acts.push('ended'),
    clock,
  })
  watch.answered({ hardStopAt: 5_000_000 + minutes(30), nowAt: 5_000_000 })
  clock.forward(minutes(28))
  expect(acts).toEqual(['warned of 120000'])
  expect(watch.wrappingUp()).toBe(false)
  clock.forward(seconds(90))
  expect(watch.wrappingUp()).toBe(true)
  clock.forward(seconds(30))
  expect(acts).toEqual(['warned of 120000', 'ended'])
})
