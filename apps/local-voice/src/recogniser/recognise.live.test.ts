import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resampleAll } from '../audio/resample.ts'
import { DEMO_PHRASES, DEMO_SENTENCES } from '../demo-sentences.ts'
import { speakWhole } from '../speech/speak-whole.ts'
import { startVoice, type Voice } from '../speech/voice.ts'
import { enrolSentences, type Enrolment } from './enrolment.ts'
import { recogniseSpeech } from './recognise.ts'
import { startRecogniser } from './recogniser.ts'
import { findConfusion } from './self-check.ts'
import { speakForEnrolment } from './speak-for-enrolment.ts'

const RATE = 24_000
const VOICES = ['en-us', 'en-gb']
let voice: Voice
let enrolment: Enrolment

beforeAll(async () => {
  voice = await startVoice(2)
  enrolment = enrolSentences(await speakForEnrolment(voice, DEMO_SENTENCES))
})
afterAll(() => voice.close())

type Manner = { name?: string; wordsPerMinute?: number; pitch?: number }

async function say(text: string, { name = 'en-us', ...manner }: Manner = {}): Promise<Float32Array> {
  return Float32Array.from(await speakWhole(voice, { utterance: { text, voice: name, ...manner }, rate: RATE }))
}

const silence = (ms: number) => new Float32Array((RATE * ms) / 1000)
const join = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]))

/** The same pseudo-random noise in every run. */
function addNoise(samples: Float32Array, signalToNoiseDb: number): Float32Array {
  const power = samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length
  const amplitude = Math.sqrt(3 * power) * 10 ** (-signalToNoiseDb / 20)
  let seed = 1
  return samples.map((value) => {
    seed = (seed * 48_271) % 2_147_483_647
    return value + amplitude * ((2 * seed) / 2_147_483_647 - 1)
  })
}

/** As it comes out of voice detection: half a second before, a quarter after, all of it between -1 and 1. */
function hear(speech: Float32Array, change = (sound: Float32Array) => sound): string {
  const buffer = change(join(silence(500), speech, silence(250))).map((value) => value / 32_768)
  return recogniseSpeech(resampleAll(buffer, RATE, 16_000), enrolment)
}

describe('an enrolled sentence is recognised', () => {
  test.each(VOICES)('by %s, plainly', async (name) => {
    for (const text of DEMO_SENTENCES) expect(hear(await say(text, { name }))).toBe(text)
  })

  test('softly, in noise, slower, or faster and higher', async () => {
    const manners = [
      async (text: string) => hear((await say(text)).map((value) => value * 0.2)),
      async (text: string) => hear(await say(text), (sound) => addNoise(sound, 20)),
      async (text: string) => hear(await say(text, { wordsPerMinute: 165 })),
      async (text: string) => hear(await say(text, { wordsPerMinute: 190, pitch: 60 })),
    ]
    for (const [n, text] of DEMO_SENTENCES.entries()) expect(await manners[n % manners.length]!(text)).toBe(text)
  })

  test('when the buffer begins and ends with it', async () => {
    const text = DEMO_SENTENCES[0]!
    expect(recogniseSpeech(resampleAll(await say(text), RATE, 16_000), enrolment)).toBe(text)
  })

  test('behind a scrap of the word before, which the recorder replays', async () => {
    const text = DEMO_SENTENCES[4]!
    const scrap = (await say('downtime')).slice(0, RATE * 0.2)
    const samples = resampleAll(join(scrap, silence(200), await say(text), silence(250)), RATE, 16_000)
    expect(recogniseSpeech(samples, enrolment)).toBe(text)
  })

  test('and two in one breath are both returned, in order', async () => {
    const [first, , second] = DEMO_SENTENCES as [string, string, string]
    expect(hear(join(await say(first), silence(300), await say(second)))).toBe(`${first} ${second}`)
  })

  test('in the pieces that voice detection makes of it, which join to the sentence', async () => {
    const [before, after] = ['My manager wanted speed,', 'but I asked for two extra days to write the missing tests.']
    expect(DEMO_SENTENCES).toContain(`${before} ${after}`)
    const whole = await say(`${before} ${after}`)
    const cut = longestPause(whole)
    expect([hear(whole.slice(0, cut)), hear(whole.slice(cut))]).toEqual([before, after])
  })
})

function longestPause(samples: Float32Array): number {
  let [best, start, at] = [0, 0, 0]
  samples.subarray(0, samples.length - RATE * 0.5).forEach((value, n) => {
    if (Math.abs(value) > 50) start = n
    else if (n - start > best) [best, at] = [n - start, Math.round((n + start) / 2)]
  })
  return at
}

describe('words that nobody enrolled give an empty text', () => {
  test.each([
    'I rebuilt our building service around an append only ledger, and nobody was charged twice again.',
    'It only failed at midday, because two servers disagreed about the time zone.',
    'It only failed at midnight, because three servers disagreed about the time zone.',
    'I would write the replay tests last, before moving a single customer.',
    'For a small team I would stop with Postgres and one boring monolith.',
    'The hardest part was moving fourteen million customer rows without any downtime.',
    'My manager wanted speed, but I asked for ten extra days to write the missing tests.',
    'Short pull requests get much better reviews than big ones.',
    'Could you repeat the answer please?',
    'I would not like to end the interview now.',
    'I would like to extend the interview now.',
    'Yes, please send it.',
    'Yes.',
    'Guess.',
  ])('%s', async (text) => {
    const name = VOICES[text.length % VOICES.length]!
    expect(hear(await say(text, { name }))).toBe('')
  })

  test('a sentence without its first or its last word', async () => {
    for (const [n, text] of DEMO_SENTENCES.entries()) {
      const words = text.split(' ')
      const cut = n % 2 === 0 ? words.slice(1) : words.slice(0, -1)
      expect(hear(await say(cut.join(' ')))).toBe('')
    }
  })

  test('every sentence with one word in the middle exchanged', async () => {
    for (const text of Object.values(DEMO_PHRASES).concat(DEMO_SENTENCES.slice(3, 9))) {
      const words = text.split(' ')
      const other = words.with(Math.floor(words.length / 2), 'purple').join(' ')
      expect(hear(await say(other))).toBe('')
    }
  })

  test('half a sentence, one spoken backwards, and two at once', async () => {
    const [one, two] = await Promise.all(DEMO_SENTENCES.slice(3, 5).map((text) => say(text)))
    expect(hear(one!.slice(0, one!.length * 0.5))).toBe('')
    expect(hear(one!.toReversed())).toBe('')
    expect(hear(one!.map((value, n) => value + (two![n] ?? 0)))).toBe('')
  })

  test('an enrolled sentence with other words behind it', async () => {
    expect(hear(join(await say(DEMO_SENTENCES[3]!), silence(300), await say('But not on Mondays.')))).toBe('')
  })

  test('silence, noise, a tone and nothing at all', () => {
    const tone = silence(3000).map((_, n) => 8000 * Math.sin(n / 9))
    for (const sound of [silence(3000), addNoise(silence(3000).fill(1), -40), tone, silence(0), silence(15)])
      expect(hear(sound)).toBe('')
    expect(recogniseSpeech(new Float32Array(0), enrolment)).toBe('')
  })
})

describe('the self-check at start', () => {
  test('finds nothing to confuse in the demo sentences', () => {
    expect(findConfusion(enrolment)).toBeUndefined()
  })

  test('refuses to start with two sentences that sound alike, and names both', async () => {
    const pair = ['We did not lose any customer rows.', 'We did not lose many customer rows.']
    await expect(startRecogniser(voice, pair)).rejects.toThrow(
      /"We did not lose m?any customer rows\." and "We did not lose m?any customer rows\." sound too much alike/,
    )
  })
})
