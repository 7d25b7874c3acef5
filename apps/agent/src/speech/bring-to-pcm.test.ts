import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchHttpSpeech } from './fetch-http-speech.ts'
import { hum } from './testing/answers.ts'
import { type FaultyProvider, openFaultyProvider } from './testing/faulty-provider.ts'

let provider: FaultyProvider
beforeAll(async () => {
  provider = await openFaultyProvider()
})
afterAll(() => provider.close())

async function soundOf(): Promise<Buffer> {
  const settings = { baseUrl: provider.baseUrl, key: 'none', model: 'm', voice: 'v' }
  const limits = { firstSoundMs: 5000, nextSoundMs: 5000 }
  const pieces: Uint8Array[] = []
  for await (const piece of fetchHttpSpeech(settings, 'Hello.', limits, AbortSignal.any([]))) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('samples that were asked for come as they are', async () => {
  provider.behave({ kind: 'well' })
  expect((await soundOf()).equals(Buffer.from(hum))).toBe(true)
})

test('a second at another rate is a second afterwards', async () => {
  provider.behave({ kind: 'sound', as: 'wav at 16 kHz' })
  const seconds = (await soundOf()).length / 48_000
  expect(seconds).toBeGreaterThan(0.97)
  expect(seconds).toBeLessThan(1.03)
})

test('compressed sound is refused by name instead of being played as noise', async () => {
  provider.behave({ kind: 'sound', as: 'mp3' })
  await expect(soundOf()).rejects.toThrow('the voice sent MP3, where pcm was asked for')
})
