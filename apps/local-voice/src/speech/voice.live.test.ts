import { afterAll, beforeAll, expect, test } from 'vitest'
import { speakWhole } from './speak-whole.ts'
import { startVoice, type Voice } from './voice.ts'

let voice: Voice
beforeAll(async () => {
  voice = await startVoice(1)
})
afterAll(() => voice.close())

const utterance = (text: string) => ({ text, voice: 'en-us' })
const LONG = 'This goes on and on for quite a while. '.repeat(60)

test('the same words sound the same each time', async () => {
  const job = { utterance: utterance('Hello there.'), rate: 24_000 }
  const [first, second] = [await speakWhole(voice, job), await speakWhole(voice, job)]
  expect(first.length).toBeGreaterThan(24_000 / 2)
  expect(second).toEqual(first)
})

test('text that looks like an option is only spoken', async () => {
  const samples = await speakWhole(voice, { utterance: utterance('--version'), rate: 24_000 })
  expect(samples.length).toBeGreaterThan(24_000 / 4)
})

test('speech that nobody wants any more stops, in the thread and in the queue', async () => {
  const whole = await speakWhole(voice, { utterance: utterance(LONG), rate: 24_000 })
  const unwanted = new AbortController()
  let heard = 0
  const job = (onSamples: (samples: Int16Array) => void) =>
    voice.speak({ utterance: utterance(LONG), rate: 24_000, onSamples, signal: unwanted.signal })
  const running = job((samples) => {
    heard += samples.length
    unwanted.abort()
  })
  const queued = job(() => {
    throw new Error('this must never be spoken')
  })
  const outcomes = await Promise.allSettled([running, queued])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(heard).toBeLessThan(whole.length)
  expect((await speakWhole(voice, { utterance: utterance('Next.'), rate: 24_000 })).length).toBeGreaterThan(1000)
})

test('a voice that espeak does not have is an error with its words, and the next call works', async () => {
  const unknown = speakWhole(voice, { utterance: { text: 'Hello.', voice: 'xx-none' }, rate: 24_000 })
  await expect(unknown).rejects.toThrow(/voice does not exist/)
  expect((await speakWhole(voice, { utterance: utterance('Next.'), rate: 24_000 })).length).toBeGreaterThan(1000)
})
