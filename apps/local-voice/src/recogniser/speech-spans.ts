// Where in a sound somebody speaks, found by loudness alone.
import { HOP_MS, type Spectrum } from './spectrum.ts'

/** Frames from `from` up to, not including, `to`. */
export type Span = { from: number; to: number }

/** Silence kept on both sides of speech: without it a dropped first or last word goes unnoticed. */
export const CONTEXT_FRAMES = 100 / HOP_MS
/** A silence at least this long is a pause; shorter ones belong to a word (a "p" is silent for up to 80 ms). */
export const PAUSE_FRAMES = 90 / HOP_MS

const BELOW_PEAK_DB = 32
const ABOVE_NOISE_DB = 4
// Speech without any silence around it would otherwise be its own noise.
const NOISE_AT_MOST_BELOW_PEAK_DB = 10
const NOISE_SHARE = 0.1
const SHORTEST_FRAMES = 3

/** The spans of speech between the pauses, in order; none for silence. */
export function findSpeech({ frames, level }: Spectrum): Span[] {
  const peak = level.reduce((loudest, value) => Math.max(loudest, value), -Infinity)
  const noise = level.toSorted()[Math.floor(frames * NOISE_SHARE)] ?? peak
  const threshold = Math.max(peak - BELOW_PEAK_DB, Math.min(noise + ABOVE_NOISE_DB, peak - NOISE_AT_MOST_BELOW_PEAK_DB))
  const spans: Span[] = []
  for (let n = 0; n < frames; n++) {
    if (level[n]! < threshold) continue
    const last = spans.at(-1)
    if (last && n - last.to < PAUSE_FRAMES) last.to = n + 1
    else spans.push({ from: n, to: n + 1 })
  }
  return spans.filter(({ from, to }) => to - from >= SHORTEST_FRAMES)
}

/** From the start of the first span to the end of the last, with the silence around. */
export function coverWithContext(spans: Span[], { frames }: Spectrum): Span {
  return {
    from: Math.max(0, spans[0]!.from - CONTEXT_FRAMES),
    to: Math.min(frames, spans.at(-1)!.to + CONTEXT_FRAMES),
  }
}
