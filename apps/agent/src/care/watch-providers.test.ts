import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initializeLogger, voice } from '@livekit/agents'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type FaultyProvider, openFaultyProvider } from '../speech/testing/faulty-provider.ts'
import { voiceAt } from '../speech/testing/voice-at.ts'
import { speechSettings } from '../speech/voice-parts.ts'
import { preparedAudio, prepareAudio } from './prepared-audio.ts'
import { mostErrorsInARow } from './provider-errors.ts'
import { DeadRecogniser } from './testing/dead-recogniser.ts'
import { openSession } from './testing/open-session.ts'
import { Speaker } from './testing/speaker.ts'

let provider: FaultyProvider

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
beforeEach(async () => {
  provider = await openFaultyProvider()
})
afterEach(() => provider.close())

test('a model that fails for ever is given up after five errors, and the session is still open to say so', async () => {
  provider.behave({ kind: 'status', status: 500 })
  const talking = await openSession(provider.baseUrl)
  onTestFinished(talking.close)
  const { session: talk, givenUp, closes, failures } = talking
  talk.generateReply({ userInput: 'I have built boats.' })
  await expect.poll(() => givenUp.length, { timeout: 8000 }).toBe(1)
  expect(failures).toHaveLength(mostErrorsInARow)
  expect(closes).toEqual([])
  expect(provider.asked()).toBe(mostErrorsInARow)
}, 10_000)

test('a model that fails four times and then answers is heard, and forgiven', async () => {
  const broken = { kind: 'status', status: 503 } as const
  provider.behave(broken, broken, broken, broken, { kind: 'well', text: 'Thank you.' })
  const talking = await openSession(provider.baseUrl)
  onTestFinished(talking.close)
  const { session: talk, givenUp, report } = talking
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

test('a streaming recogniser that dies is opened again in its place, until it is given up', async () => {
  const recogniser = new DeadRecogniser()
  const talking = await openSession(provider.baseUrl, { recogniser })
  onTestFinished(talking.close)
  const { givenUp, closes } = talking
  await expect.poll(() => givenUp.length, { timeout: 8000 }).toBe(1)
  expect(givenUp).toMatchObject([{ part: 'stt', status: 404 }])
  expect(recogniser.opened).toBe(mostErrorsInARow)
  expect(closes).toEqual([])
}, 10_000)

test('the apology is heard although the voice is gone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'candor-prepared-'))
  const settings = speechSettings(voiceAt(provider.baseUrl), 'en')
  await prepareAudio({ dir, settings }, ['I am sorry.'], new AbortController().signal)
  provider.behave({ kind: 'status', status: 500 })
  const speaker = new Speaker()
  const talking = await openSession(provider.baseUrl, { speaker })
  onTestFinished(talking.close)
  const { session: talk, givenUp } = talking
  talk.say('Tell me about boats.')
  await expect.poll(() => givenUp.length, { timeout: 8000 }).toBe(1)
  expect(givenUp).toMatchObject([{ part: 'tts' }])
  await talk.interrupt({ force: true }).await
  const audio = preparedAudio({ dir, settings }, 'I am sorry.')
  await talk.say('I am sorry.', { ...(audio ? { audio } : {}), allowInterruptions: false }).waitForPlayout()
  expect(speaker.playedMs).toBeCloseTo(1000)
  await rm(dir, { recursive: true })
}, 10_000)
