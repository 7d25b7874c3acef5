import { joinPcm } from '../audio/pcm.ts'
import type { SpeechJob } from './speech-thread.ts'
import type { Voice } from './voice.ts'

/** Speaks an utterance and returns all of its samples at `rate` Hz. */
export async function speakWhole(voice: Voice, job: Omit<SpeechJob, 'onSamples'>): Promise<Int16Array> {
  const parts: Int16Array[] = []
  await voice.speak({ ...job, onSamples: (samples) => parts.push(samples) })
  return joinPcm(parts)
}
