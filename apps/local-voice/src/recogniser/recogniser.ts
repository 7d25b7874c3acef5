// The recogniser seen from outside: enrolled at start with the local voice itself, then one answer per recording. A
// thread that died or hangs is replaced by one that enrols the same sentences again.
import type { Recording } from '../audio/wav.ts'
import type { Voice } from '../speech/voice.ts'
import type { SpokenSentence } from './enrolment.ts'
import { LostRecogniser, startRecogniserThread, type RecogniserThread } from './recogniser-thread.ts'
import { LEAST_DISTANCE } from './self-check.ts'
import { speakForEnrolment } from './speak-for-enrolment.ts'

const ENROL_LIMIT_MS = 60_000
const RECOGNISE_LIMIT_MS = 10_000
const LONGEST_RECORDING_S = 120

/** `recognise` gives the enrolled words of a recording, or an empty text; it rejects when the thread had to be replaced. */
export type Recogniser = { recognise(recording: Recording): Promise<string>; close(): Promise<void> }

/** Enrols the sentences. Throws an Error naming both when two of them sound too much alike. */
export async function startRecogniser(voice: Voice, sentences: string[]): Promise<Recogniser> {
  const spoken = await speakForEnrolment(voice, sentences)
  let thread = startEnrolled(spoken)
  await thread

  async function recognise(recording: Recording): Promise<string> {
    // No enrolled sentence lasts that long, and nobody else should wait for the arithmetic.
    if (recording.samples.length > recording.rate * LONGEST_RECORDING_S) return ''
    const asked = thread
    const current = await asked
    try {
      const answer = await current.ask({ kind: 'recognise', ...recording }, RECOGNISE_LIMIT_MS)
      return answer.kind === 'recognised' ? answer.text : ''
    } catch (error) {
      if (error instanceof LostRecogniser && thread === asked) {
        thread = current.close().then(() => startEnrolled(spoken))
        thread.catch(() => {})
      }
      throw error
    }
  }

  const close = () =>
    thread.then(
      (current) => current.close(),
      () => {},
    )
  return { recognise, close }
}

async function startEnrolled(spoken: SpokenSentence[]): Promise<RecogniserThread> {
  const thread = startRecogniserThread()
  try {
    const answer = await thread.ask({ kind: 'enrol', spoken }, ENROL_LIMIT_MS)
    if (answer.kind === 'enrolled' && answer.confusion) {
      const { first, second, score } = answer.confusion
      const measured = `${score.toFixed(2)}, at least ${LEAST_DISTANCE.toFixed(2)} is needed`
      throw new Error(`the sentences "${first}" and "${second}" sound too much alike (${measured}): change one of them`)
    }
    return thread
  } catch (error) {
    await thread.close()
    throw error
  }
}
