import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PatientTts } from './patient-tts.ts'
import { openSpeaker } from './speaker.ts'
import { hum } from './testing/answers.ts'
import type { Behaviour } from './testing/behaviour.ts'
import { emptyHanded, type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'
import { briefly, openReport } from './testing/report.ts'

let gateway: FaultyProvider
let other: FaultyProvider
const unhandled: unknown[] = []
const note = (error: unknown): void => void unhandled.push(error)
const faults: readonly Behaviour[] = [
  ...emptyHanded.filter(({ kind }) => kind !== 'garbage'),
  { kind: 'status', status: 401 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'garbage' },
  { kind: 'empty' },
  { kind: 'refuse', status: 400, message: 'no such voice' },
  { kind: 'break', how: 'reset' },
  { kind: 'break', how: 'stall' },
]

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  ;[gateway, other] = [await openFaultyProvider(), await openFaultyProvider()]
  process.on('unhandledRejection', note)
})
beforeEach(() => {
  gateway.behave({ kind: 'well' })
  other.behave({ kind: 'well' })
})
afterAll(async () => {
  await gateway.close()
  await other.close()
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

function voice({ fallback = false } = {}) {
  const report = openReport()
  const at = (baseUrl: string) => ({ baseUrl, key: 'k', model: 'cartesia/sonic-3', voice: 'v', language: 'en' })
  const first = openSpeaker({ ...at(gateway.baseUrl), secret: 'a secret of thirty-two characters' })
  const speakers = fallback ? ([first, openSpeaker(at(other.baseUrl))] as const) : ([first] as const)
  const tts = new PatientTts({ speakers, report, limits: { ...briefly, firstSoundMs: 400, nextSoundMs: 300 } })
  const speak = async () => {
    let samples = 0
    for await (const { frame } of tts.synthesize('Hello there.')) samples += frame.samplesPerChannel
    return samples
  }
  return { report, speak, close: () => tts.close() }
}

test('sentences come over one socket, whole', async () => {
  const { speak, report, close } = voice()
  expect([await speak(), await speak()]).toEqual([hum.length / 2, hum.length / 2])
  expect([gateway.asked(), report.successes.length]).toEqual([1, 2])
  await close()
})

test.for(faults)('a sentence that fails ($kind, $status, $how) is tried again in its place', async (fault) => {
  gateway.behave(fault, { kind: 'well' })
  const { speak, report, close } = voice()
  expect(await speak()).toBeGreaterThanOrEqual(hum.length / 2)
  expect(report.failures).toMatchObject([
    { part: 'tts', ...('status' in fault && fault.kind === 'status' && { status: fault.status }) },
  ])
  await close()
})

test.for(faults)('a voice that goes on failing ($kind, $status, $how) is left for the next in turn', async (fault) => {
  gateway.behave(fault)
  const { speak, report, close } = voice({ fallback: true })
  expect(await speak()).toBeGreaterThanOrEqual(hum.length / 2)
  expect([other.asked(), report.failures.length]).toEqual([1, 1])
  await close()
})
