import { z } from 'zod'
import { writeWav } from '../audio/wav.ts'
import { ApiError } from '../http/api-error.ts'
import type { Outlet } from '../http/outlet.ts'
import { parseJson } from '../http/read-body.ts'
import { toPlainText } from './plain-text.ts'
import { speakWhole } from './speak-whole.ts'
import { toEspeakVoice } from './voice-names.ts'
import type { Voice } from './voice.ts'

// What OpenAI's `pcm` means.
const SPEECH_RATE = 24_000

const LONGEST_INPUT = 4096
const USUAL_WORDS_PER_MINUTE = 175
const WORDS_PER_MINUTE = { least: 80, most: 450 }

const speechRequest = z.looseObject({
  model: z.string().optional(),
  input: z.string('must be a text').max(LONGEST_INPUT, `must be at most ${LONGEST_INPUT} characters`),
  voice: z.string('must be the name of a voice').optional(),
  response_format: z.enum(['pcm', 'wav'], 'must be pcm or wav: other formats are not made here').default('pcm'),
  speed: z.number().min(0.25, 'must be 0.25 to 4').max(4, 'must be 0.25 to 4').default(1),
})

/** `POST /v1/audio/speech`: streams 24 kHz mono 16-bit PCM as it is made, or answers one WAV file. */
export async function answerSpeech(body: Buffer, outlet: Outlet, voice: Voice): Promise<void> {
  const request = parseJson(body, speechRequest)
  const text = toPlainText(request.input)
  if (text === '') throw new ApiError(400, 'empty_input', 'input: there is nothing to say in it')
  const { least, most } = WORDS_PER_MINUTE
  const wordsPerMinute = Math.max(least, Math.min(most, USUAL_WORDS_PER_MINUTE * request.speed))
  const utterance = { text, voice: toEspeakVoice(request.voice), wordsPerMinute }
  const job = { utterance, rate: SPEECH_RATE, signal: outlet.signal }
  if (request.response_format === 'wav') {
    const file = writeWav(await speakWhole(voice, job), SPEECH_RATE)
    outlet.start(200, { 'content-type': 'audio/wav', 'content-length': String(file.length) })
    outlet.write(file)
  } else {
    await voice.speak({ ...job, onSamples: (samples) => streamSamples(outlet, samples) })
  }
  outlet.end()
}

// The status goes out with the first samples: until then a failure can still be told.
function streamSamples(outlet: Outlet, samples: Int16Array): void {
  if (!outlet.started()) outlet.start(200, { 'content-type': 'audio/pcm' })
  outlet.write(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
}
