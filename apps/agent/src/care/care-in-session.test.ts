import { APIStatusError, initializeLogger, stt, voice } from '@livekit/agents'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { voiceParts } from '../speech/voice-parts.ts'
import { sessionPatience } from '../speech/patience.ts'
import type { ProviderFailure } from '../speech/provider-failure.ts'
import { type FaultyProvider, openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { carefulAgent } from './careful-agent.ts'
import type { Clock } from './clock.ts'
import { countProviderErrors, mostErrorsInARow } from './provider-errors.ts'
import { silenceLengths } from './silence-care.ts'
import { watchProviders } from './watch-providers.ts'
import { watchSilence } from './watch-silence.ts'

let provider: FaultyProvider
let session: voice.AgentSession | undefined

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
beforeEach(async () => {
  provider = await openFaultyProvider()
})
afterEach(async () => {
  await session?.close()
  await provider.close()
})

/** A session without a room: real SDK, real plugins, a provider that fails as it is told. */
async function openSession(recogniser?: stt.STT) {
  const failures: ProviderFailure[] = []
  const givenUp: ProviderFailure[] = []
  const closes: string[] = []
  const report = countProviderErrors({
    onFailed: (failure) => void failures.push(failure),
    onGivenUp: (failure) => void givenUp.push(failure),
  })
  const config = { kind: 'local', baseUrl: provider.baseUrl, turnSilenceMs: 500 } as const
  const { models, ...parts } = voiceParts(config, 'en', { report })
  session = new voice.AgentSession({
    ...parts,
    ...(recogniser ? { stt: recogniser } : {}),
    ...sessionPatience,
    turnHandling: { turnDetection: 'vad' },
    userAwayTimeout: null,
  })
  const agent = carefulAgent({ instructions: 'Interview.' }, { models, report, summary: () => '', note: () => null })
  session.on(voice.AgentSessionEventTypes.Close, ({ reason }) => void closes.push(reason))
  watchProviders({ session, agent, report, onTrouble: () => {} })
  await session.start({ agent, record: false })
  return { session, report, failures, givenUp, closes }
}

test('a model that fails for ever is given up after five errors, and the session is still open to say so', async () => {
  provider.behave({ kind: 'status', status: 500 })
  const { session: talk, givenUp, closes, failures } = await openSession()
  talk.generateReply({ userInput: 'I have built boats.' })
  await expect.poll(() => givenUp.length, { timeout: 8000 }).toBe(1)
  expect(failures).toHaveLength(mostErrorsInARow)
  expect(closes).toEqual([])
  expect(provider.asked()).toBe(mostErrorsInARow)
}, 10_000)

test('a model that fails four times and then answers is heard, and forgiven', async () => {
  const broken = { kind: 'status', status: 503 } as const
  provider.behave(broken, broken, broken, broken, { kind: 'well', text: 'Thank you.' })
  const { session: talk, givenUp, report } = await openSession()
  const said = new Promise<string | undefined>((resolve) => {
    talk.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
      if (item.type === 'message' && item.role === 'assistant') resolve(item.textContent)
    })
  })
  talk.generateReply({ userInput: 'I have built boats.' })
  expect(await said).toBe('Thank you.')
  for (let time = 1; time < mostErrorsInARow; time += 1) report.failed({ part: 'llm', status: 500, why: 'as told' })
  expect(givenUp).toEqual([])
}, 10_000)

class DeadStream extends stt.SpeechStream {
  override label = 'dead'
  protected override run(): Promise<void> {
    return Promise.reject(new APIStatusError({ message: 'no such route', options: { statusCode: 404 } }))
  }
}

class DeadRecogniser extends stt.STT {
  override label = 'dead'
  opened = 0
  constructor() {
    super({ streaming: true, interimResults: true })
  }
  protected override _recognize(): Promise<stt.SpeechEvent> {
    return Promise.reject(new Error('streams only'))
  }
  override stream(): stt.SpeechStream {
    this.opened += 1
    return new DeadStream(this)
  }
}

test('a streaming recogniser that dies is opened again in its place, until it is given up', async () => {
  const recogniser = new DeadRecogniser()
  const { givenUp, closes } = await openSession(recogniser)
  await expect.poll(() => givenUp.length, { timeout: 8000 }).toBe(1)
  expect(givenUp).toMatchObject([{ part: 'stt', status: 404 }])
  expect(recogniser.opened).toBe(mostErrorsInARow)
  expect(closes).toEqual([])
}, 10_000)

function handClock(): Clock & { forward: (ms: number) => void } {
  let now = 0
  let alarm: { at: number; ring: () => void } | null = null
  return {
    now: () => now,
    after: (ms, ring) => {
      const mine = { at: now + ms, ring }
      alarm = mine
      return () => {
        if (alarm === mine) alarm = null
      }
    },
    forward: (ms) => {
      const until = now + ms
      while (alarm && alarm.at <= until) {
        const due = alarm
        alarm = null
        now = due.at
        due.ring()
      }
      now = until
    },
  }
}

test('who is silent is asked, and the words of the interviewer who asks do not count as theirs', async () => {
  const { session: talk } = await openSession()
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
