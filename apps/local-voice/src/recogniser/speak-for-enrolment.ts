// What enrolment listens to: all sentences by each voice, in one utterance per voice, because a call of espeak costs far
// more than the sentences in it.
import { speakWhole } from '../speech/speak-whole.ts'
import type { Voice } from '../speech/voice.ts'
import type { SpokenSentence } from './enrolment.ts'
import { WORKING_RATE } from './spectrum.ts'

const ENROLLED_VOICES = ['en-us', 'en-gb']
// Between paragraphs espeak is silent for over 500 ms, within a sentence for at most 300 ms.
const PARAGRAPH = '\n\n'
const PARAGRAPH_PAUSE_SAMPLES = 0.4 * WORKING_RATE
// Resampled silence is not quite zero.
const SILENT = 8

/** Speaks the sentences in both enrolled voices. */
export async function speakForEnrolment(voice: Voice, sentences: string[]): Promise<SpokenSentence[]> {
  const byVoice = await Promise.all(ENROLLED_VOICES.map((name) => speakAll(voice, name, sentences)))
  return byVoice.flat()
}

async function speakAll(voice: Voice, name: string, sentences: string[]): Promise<SpokenSentence[]> {
  const speak = (text: string) => speakWhole(voice, { utterance: { text, voice: name }, rate: WORKING_RATE })
  const parts = cutAtParagraphs(await speak(sentences.join(PARAGRAPH)))
  // A sentence with a long pause of its own makes more parts than sentences: then each is spoken alone.
  const single = parts.length === sentences.length ? parts : await Promise.all(sentences.map(speak))
  return sentences.map((text, n) => ({ text, samples: Float32Array.from(single[n]!) }))
}

/** Cuts in the middle of each long silence that has sound on both sides. */
function cutAtParagraphs(samples: Int16Array): Int16Array[] {
  const cuts: number[] = []
  let lastSound: number | undefined
  samples.forEach((value, n) => {
    if (Math.abs(value) < SILENT) return
    if (lastSound !== undefined && n - lastSound > PARAGRAPH_PAUSE_SAMPLES) cuts.push((lastSound + n) >> 1)
    lastSound = n
  })
  return [0, ...cuts].map((from, n) => samples.subarray(from, cuts[n] ?? samples.length))
}
