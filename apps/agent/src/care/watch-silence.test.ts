import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type FaultyProvider, openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { silenceLengths } from './silence-care.ts'
import { handClock } from './testing/hand-clock.ts'
import { openSession } from './testing/open-session.ts'
import { watchSilence } from './watch-silence.ts'

let provider: FaultyProvider

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
beforeEach(async () => {
  provider = await openFaultyProvider()
})
afterEach(() => provider.close())

test('who is silent is asked, and the words of the interviewer who asks do not count as theirs', async () => {
  const talking = await openSession(provider.baseUrl)
  onTestFinished(talking.close)
  const { session: talk } = talking
  const acts: string[] = []
  const clock = handClock()
  const watch = watchSilence({
    session: talk,
    lengths: silenceLengths,
    ending: () => false,
    act: (act) => void acts.push(act),
    clock,
  })
  await talk.say('Tell me about boats.').waitForPlayout()
  await expect.poll(() => talk.agentState).toBe('listening')
  watch.here()
  clock.forward(20_000)
  expect(acts).toEqual(['ask'])
  await talk.say('Are you still there?').waitForPlayout()
  await expect.poll(() => talk.agentState).toBe('listening')
  clock.forward(25_000)
  expect(acts).toEqual(['ask', 'check'])
  watch.sign()
  clock.forward(19_999)
  expect(acts).toEqual(['ask', 'check'])
})
