import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PatientTts } from './patient-tts.ts'
import { openSpeaker } from './speaker.ts'
import { hum } from './testing/answers.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { emptyHanded, type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { briefly, openReport } from './testing/report.ts'

let provider: FaultyProvider
let other: FaultyProvider
const unhandled: unknown[] = []
const note = (error: unknown): void => void unhandled.push(error)

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  ;[provider, other] = [await openFaultyProvider(), await openFaultyProvider()]
  process.on('unhandledRejection', note)
})
beforeEach(() => provider.behave({ kind: 'well' }))
afterAll(async () => {
  process.off('unhandledRejection', note)
  await provider.close()
  await other.close()
  expect(unhandled).toEqual([])
})

function voice({ fallback = false } = {}) {
  const report = openReport()
  const settings = { baseUrl: provider.baseUrl, key: 'none', model: 'm', voice: 'v' }
  const next = openSpeaker({ ...settings, baseUrl: other.baseUrl })
  const speakers = fallback ? ([openSpeaker(settings), next] as const) : ([openSpeaker(settings)] as const)
  const tts = new PatientTts({ speakers, report, limits: briefly })
  const speak = async (signal?: AbortSignal) => {
    const sounds = []
    for await (const sound of tts.synthesize('Hello there.', undefined, signal)) sounds.push(sound)
    const samples = sounds.reduce((sum, { frame }) => sum + frame.samplesPerChannel, 0)
    return { samples, finals: sounds.map(({ final }) => final) }
  }
  return { report, speak }
}

test('a sentence is spoken whole, in frames of 50 ms, and the last one says so', async () => {
  const { speak, report } = voice()
  const { samples, finals } = await speak()
  expect(samples).toBe(hum.length / 2)
  expect(finals).toEqual([...Array.from({ length: 19 }, () => false), true])
  expect(report.successes).toEqual(['tts'])
})

test.for(emptyHanded)('a sentence that fails ($kind, $status) is tried again in its place', async (failure) => {
  provider.behave(failure, failure, { kind: 'well' })
  const { speak, report } = voice()
  expect((await speak()).samples).toBe(hum.length / 2)
  expect(report.failures).toHaveLength(2)
})

test.for([
  ...emptyHanded,
  ...[400, 401].map((status) => ({ kind: 'status', status }) as const),
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'empty' },
  { kind: 'sound', as: 'mp3' },
  { kind: 'break', how: 'reset' },
] satisfies Behaviour[])('a voice that fails ($kind, $status) is left for the next in turn', async (failure) => {
  provider.behave(failure)
  other.behave({ kind: 'well' })
  const { speak, report } = voice({ fallback: true })
  expect((await speak()).samples).toBeGreaterThanOrEqual(hum.length / 2)
  expect([provider.asked(), other.asked(), report.failures.length]).toEqual([1, 1, 1])
})

test.for(['stall', 'reset'] as const)('a sentence that breaks off (%s) is begun anew', async (how) => {
  provider.behave({ kind: 'break', how }, { kind: 'well' })
  const { speak, report } = voice()
  expect((await speak()).samples).toBeGreaterThanOrEqual(hum.length / 2 + 4800)
  expect(report.failures).toHaveLength(1)
})

test('nobody tries on once it has been given up', async () => {
  provider.behave({ kind: 'status', status: 500 })
  const { speak, report } = voice()
  report.giveUpAfter = 3
  expect((await speak()).samples).toBe(0)
  expect(provider.asked()).toBe(3)
})

test('a sentence that is refused as it is costs one error and is left out', async () => {
  provider.behave({ kind: 'status', status: 400 })
  const { speak, report } = voice()
  expect((await speak()).samples).toBe(0)
  expect([provider.asked(), report.failures.length]).toEqual([1, 1])
})

test('an interrupted sentence ends at once and is no error', async () => {
  provider.behave({ kind: 'stall' })
  const { speak, report } = voice()
  const gone = new AbortController()
  const spoken = speak(gone.signal)
  await expect.poll(() => provider.asked()).toBe(1)
  gone.abort()
  expect((await spoken).samples).toBe(0)
  expect(report.failures).toEqual([])
})
