import { inference, initializeLogger, stt } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { PatientStreamStt } from './patient-stream-stt.ts'
import type { Hearing } from './patient-stt.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { briefly, openReport } from './testing/report.ts'

let first: FaultyProvider
let second: FaultyProvider
const unhandled: unknown[] = []
const note = (error: unknown): void => void unhandled.push(error)
const breaks: readonly Behaviour[] = [
  { kind: 'status', status: 400 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 500 },
  { kind: 'reset' },
  { kind: 'refuse', status: 404, message: 'no such model' },
  { kind: 'break', how: 'reset' },
]
const silences: readonly Behaviour[] = [
  { kind: 'stall' },
  { kind: 'garbage' },
  { kind: 'break', how: 'stall' },
  { kind: 'break', how: 'half' },
]

beforeAll(() => {
  initializeLogger({ pretty: false, level: 'silent' })
  process.on('unhandledRejection', note)
})
beforeEach(async () => {
  ;[first, second] = [await openFaultyProvider(), await openFaultyProvider()]
  first.behave({ kind: 'well', text: 'first' })
  second.behave({ kind: 'well', text: 'second' })
})
afterEach(async () => {
  await first.close()
  await second.close()
})
afterAll(() => {
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

const gateway = ({ baseUrl }: FaultyProvider): stt.STT =>
  new inference.STT({ baseURL: baseUrl, apiKey: 'k', apiSecret: 'a secret of thirty-two characters', model: 'm' })
const loud = new Int16Array(800).map((_, at) => 6000 * Math.sin(at / 9))

const limits = { ...briefly, nextWordMs: 400 }

const listen = (...[one, ...more]: [FaultyProvider, ...FaultyProvider[]]) =>
  listenBy(gateway(one), ...more.map(gateway))
function listenBy(...recognisers: [stt.STT, ...stt.STT[]]) {
  const report = openReport()
  const hearings: Hearing[] = []
  const texts: string[] = []
  const ears = new PatientStreamStt({ recognisers, report, limits })
  ears.listener = { began: () => {}, ended: (hearing) => void hearings.push(hearing) }
  const stream = ears.stream()
  const read = async () => {
    for await (const { type, alternatives } of stream)
      if (type === stt.SpeechEventType.FINAL_TRANSCRIPT) texts.push(alternatives?.[0].text ?? '')
  }
  const done = read()
  onTestFinished(async () => {
    stream.close()
    await done
    await ears.close()
  })
  /** In frames of 50 ms. */
  const speak = (ms: number, samples = loud) => {
    for (let at = 0; at < ms; at += 50) stream.pushFrame(new AudioFrame(samples, 16_000, 1, samples.length))
  }
  return { report, hearings, texts, ears, speak }
}

test('words come through as they are settled, and their place and length are told', async () => {
  const { speak, texts, hearings, report } = listen(first)
  speak(850)
  await expect.poll(() => texts).toEqual(['first'])
  speak(850)
  await expect.poll(() => texts).toEqual(['first', 'first'])
  expect(hearings).toMatchObject([{ outcome: 'heard', status: null }, { outcome: 'heard' }])
  expect([first.asked(), report.failures.length, report.successes.length]).toEqual([1, 0, 2])
})

test.for(breaks)('what was said while a service broke ($kind, $status, $how) is heard by the next', async (fault) => {
  first.behave(fault)
  const { speak, texts, report } = listen(first, second)
  speak(850)
  await expect.poll(() => texts, { timeout: 3000 }).toEqual(['second'])
  expect(report.failures).toMatchObject([{ part: 'stt', ...('status' in fault && { status: fault.status }) }])
})

test.for(silences)('what was said to a service that went deaf ($kind, $how) is heard by the next', async (fault) => {
  first.behave(fault)
  const { speak, texts, report } = listen(first, second)
  speak(850)
  await expect.poll(() => texts, { timeout: 3000 }).toEqual(['second'])
  expect(report.failures).toMatchObject([{ part: 'stt', status: 'timeout' }])
})

test('a service alone is opened again, and nothing that was said is missing', async () => {
  first.behave({ kind: 'break', how: 'reset' }, { kind: 'status', status: 500 }, { kind: 'well', text: 'again' })
  const { speak, texts, report } = listen(first)
  speak(850)
  await expect.poll(() => texts, { timeout: 3000 }).toEqual(['again'])
  expect(report.failures).toHaveLength(2)
})

test('a service that tells only whole utterances is not deaf while a long one is spoken', async () => {
  const capabilities = { streaming: true, interimResults: false, alignedTranscript: false }
  const patient = listenBy(Object.defineProperty(gateway(first), 'capabilities', { value: capabilities }))
  second.behave({ kind: 'stall' })
  const deaf = listen(second)
  patient.speak(550)
  for (const times of [1, 2]) {
    deaf.speak(550)
    await expect.poll(() => deaf.hearings.length, { timeout: 3000 }).toBe(times)
  }
  patient.speak(300)
  await expect.poll(() => patient.texts, { timeout: 3000 }).toEqual(['first'])
  expect(first.asked()).toBe(1)
})

test('sound that is no speech costs nobody a failure', async () => {
  first.behave({ kind: 'empty' })
  second.behave({ kind: 'empty' })
  const { speak, hearings, report } = listen(first, second)
  speak(850)
  await expect.poll(() => hearings, { timeout: 3000 }).toMatchObject([{ outcome: 'empty' }])
  expect(report.failures).toEqual([])
})

test('a quiet room opens one socket and keeps it', async () => {
  const { speak, texts, report } = listen(first, second)
  speak(3000, new Int16Array(800))
  speak(850)
  await expect.poll(() => texts.length).toBeGreaterThan(0)
  expect([first.asked(), second.asked(), report.failures.length]).toEqual([1, 0, 0])
})

test('with nobody left whoever spoke is told, and so is the status, until the part is given up', async () => {
  first.behave({ kind: 'status', status: 401 })
  const { speak, hearings, report, ears } = listen(first)
  report.giveUpAfter = 5
  speak(850)
  await expect.poll(() => hearings.at(-1), { timeout: 3000 }).toMatchObject({ outcome: 'failed', status: 401 })
  await expect.poll(() => report.failures.length, { timeout: 3000 }).toBe(5)
  expect(ears.working).toBe(false)
})
