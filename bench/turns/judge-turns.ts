import { soundsFinished } from '@candor/shared'
import { percentile } from '../percentile.ts'
import type { Clip } from './clip-texts.ts'

/** What a voice detector heard of a clip: the silences, in milliseconds, one after each part; the last one has no end. */
export type HeardClip = {
  readonly clip: Clip
  /** From the real end of each part until the detector's own count of silence begins. */
  readonly lateMs: readonly number[]
}

export type Policy = { readonly usualMs: number; readonly thinkingMs: number }
export type Judged = {
  readonly falseCutOffs: number
  readonly clips: number
  readonly delayP50: number
  readonly delayP95: number
}

/** After the end of speech the words are there this much later: the detector's own silence, and speech-to-text. */
const wordsMs = 250 + 200

/**
 * What a policy does with every clip. A pause that lasts longer than the policy waits is a cut-off: the interviewer would talk into the
 * answer. The delay is from the last sound of the whole answer until the turn counts as over.
 */
export function judgeTurns(heard: readonly HeardClip[], { usualMs, thinkingMs }: Policy): Judged {
  let falseCutOffs = 0
  const delays: number[] = []
  for (const { clip, lateMs } of heard) {
    const waits = clip.parts.map((_, at) => {
      const said = clip.parts.slice(0, at + 1).join(' ')
      const silence = soundsFinished(said, 'en') ? usualMs : thinkingMs
      return (lateMs[at] ?? 0) + Math.max(silence, wordsMs)
    })
    if (clip.pauses.some(({ afterPart, ms }) => ms > (waits[afterPart] ?? Infinity))) falseCutOffs += 1
    delays.push(waits.at(-1) ?? 0)
  }
  return { falseCutOffs, clips: heard.length, delayP50: percentile(delays, 50), delayP95: percentile(delays, 95) }
}
