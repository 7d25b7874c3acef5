import { initializeLogger } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { AudioFrame } from '@livekit/rtc-node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Hearing, PatientStt } from './patient-stt.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { briefly, openReport } from './testing/report.ts'

let first: FaultyProvider
let second: FaultyProvider
const spoken = new AudioFrame(new Int16Array(16_000), 16_000, 1, 16_000)
const failures: Behaviour[] = [
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 500 },
  { kind: 'stall' },
  { kind: 'reset' },
  { kind: 'garbage' },
  { kind: 'break', how: 'stall' },
  { kind: 'break', how: 'reset' },
]

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  ;[first, second] = [await openFaultyProvider(), await openFaultyProvider()]
})
beforeEach(() => {
  first.behave({ kind: 'well', text: 'first' })
  second.behave({ kind: 'well', text: 'second' })
})
afterAll(async () => {
  await first.close()
  await second.close()
})

const plugin = ({ baseUrl }: FaultyProvider): openai.STT =>
  new openai.STT({ baseURL: baseUrl, apiKey: 'none', model: 'm', language: 'en', useRealtime: false })

function listen(withFallback = false) {
  const report = openReport()
  const hearings: Hearing[] = []
  const recogniser = new PatientStt({
    recognisers: withFallback ? [plugin(first), plugin(second)] : [plugin(first)],
    language: 'en',
    report,
    limits: briefly,
  })
  recogniser.listener = { began: () => {}, ended: (hearing) => void hearings.push(hearing) }
  const words = async (signal?: AbortSignal) => (await recogniser.recognize(spoken, signal)).alternatives?.[0].text
  return { report, hearings, recogniser, words }
}

test('what was said comes through, and its place and length are told', async () => {
  const { words, hearings, report } = listen()
  const before = Date.now()
  expect(await words()).toBe('first')
  expect(hearings).toEqual([{ outcome: 'heard', status: null, durationMs: 1000, startedAt: expect.any(Number) }])
  expect(hearings[0]?.startedAt).toBeGreaterThanOrEqual(before - 1000)
  expect(report.successes).toEqual(['stt'])
})

test.for(failures)('one failure ($kind, $status, $how) costs a second try and no answer', async (failure) => {
  first.behave(failure, { kind: 'well', text: 'again' })
  const { words, report } = listen()
  expect(await words()).toBe('again')
  expect(report.failures).toEqual([])
})

test.for(failures)(
  'a provider that goes on failing ($kind, $status, $how) is left for the fallback',
  async (failure) => {
    first.behave(failure)
    const { words, report, hearings } = listen(true)
    expect(await words()).toBe('second')
    expect([first.asked(), second.asked(), report.failures.length]).toEqual([2, 1, 0])
    expect(hearings.map(({ outcome }) => outcome)).toEqual(['heard'])
  },
)

test.for(failures)(
  'with nobody left ($kind, $status, $how) the text is empty, nothing is thrown, one error counts',
  async (failure) => {
    first.behave(failure)
    second.behave(failure)
    const { words, report, hearings, recogniser } = listen(true)
    expect(await words()).toBe('')
    expect(report.failures).toHaveLength(1)
    expect(hearings).toMatchObject([{ outcome: 'failed', durationMs: 1000 }])
    expect(recogniser.working).toBe(false)
  },
)

test.for([400, 401, 404])('what %i refused is asked of the next at once, and the status is told', async (status) => {
  first.behave({ kind: 'status', status })
  const { words } = listen(true)
  expect(await words()).toBe('second')
  expect(first.asked()).toBe(1)
  second.behave({ kind: 'status', status })
  const both = listen(true)
  expect(await both.words()).toBe('')
  expect(both.report.failures).toMatchObject([{ part: 'stt', status }])
})

test('what will not pass is not asked twice', async () => {
  first.behave({ kind: 'status', status: 404 })
  const { words, hearings } = listen()
  expect(await words()).toBe('')
  expect(first.asked()).toBe(1)
  expect(hearings).toMatchObject([{ outcome: 'failed', status: 404 }])
})

test('silence that was recognised as such is empty and no error', async () => {
  first.behave({ kind: 'well', text: '' })
  const { words, report, hearings } = listen()
  expect(await words()).toBe('')
  expect(report.failures).toEqual([])
  expect(hearings).toMatchObject([{ outcome: 'empty', status: null }])
})

test('speech that is not wanted any more is neither told nor counted', async () => {
  first.behave({ kind: 'stall' })
  const { words, report, hearings, recogniser } = listen(true)
  const gone = new AbortController()
  const asked = words(gone.signal)
  await expect.poll(() => first.asked()).toBe(1)
  expect(recogniser.working).toBe(true)
  gone.abort()
  expect(await asked).toBe('')
  expect([second.asked(), report.failures.length, hearings.length]).toEqual([0, 0, 0])
})
