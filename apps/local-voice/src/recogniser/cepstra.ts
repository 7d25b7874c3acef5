// What of a sound is its words: the shape of the spectrum, without how loud, how near and how noisy it was.
import { BANDS, type Spectrum } from './spectrum.ts'
import type { Span } from './speech-spans.ts'

export const COEFFICIENTS = 13

// The most important number here: everything this far below the peak counts as silence, so that a noisy pause and a
// clean one look alike. 55 dB doubles the scores of noisy speech.
const FLOOR_BELOW_PEAK_DB = 30
const MEAN_WITHIN_DB = 25

/** 13 numbers per frame, one frame every 10 ms. */
export type Cepstra = { frames: number; values: Float32Array }

/** The cepstra of one span of a sound, as if the span were all there is. */
export function computeCepstra(spectrum: Spectrum, { from, to }: Span): Cepstra {
  const frames = to - from
  const logs = new Float32Array(BANDS)
  const power = spectrum.power.subarray(from * BANDS, to * BANDS)
  const floor = peakOf(power) * 10 ** (-FLOOR_BELOW_PEAK_DB / 10) + 1e-12
  const values = new Float32Array(frames * COEFFICIENTS)
  for (let n = 0; n < frames; n++) {
    for (let band = 0; band < BANDS; band++) logs[band] = Math.log(power[n * BANDS + band]! + floor)
    for (let c = 0; c < COEFFICIENTS; c++) values[n * COEFFICIENTS + c] = project(logs, cosines[c]!)
  }
  subtractMean(values, spectrum.level.subarray(from, to))
  return { frames, values }
}

/** How much each coefficient varies in these recordings (standard deviation). */
export function measureSpread(recordings: Cepstra[]): Float32Array {
  const squares = new Float64Array(COEFFICIENTS)
  let frames = 0
  for (const recording of recordings) {
    frames += recording.frames
    recording.values.forEach((value, n) => (squares[n % COEFFICIENTS]! += value ** 2))
  }
  return Float32Array.from(squares, (sum) => Math.sqrt(sum / Math.max(1, frames)) || 1)
}

/** Divides each coefficient by its spread, so that all of them count alike. */
export function scaleCepstra({ frames, values }: Cepstra, spread: Float32Array): Cepstra {
  return { frames, values: values.map((value, n) => value / spread[n % COEFFICIENTS]!) }
}

const cosines = Array.from({ length: COEFFICIENTS }, (_, c) =>
  Float32Array.from({ length: BANDS }, (__, band) => Math.cos((Math.PI * c * (band + 0.5)) / BANDS)),
)

function project(logs: Float32Array, wave: Float32Array): number {
  let sum = 0
  for (let band = 0; band < BANDS; band++) sum += logs[band]! * wave[band]!
  return sum
}

function peakOf(values: Float32Array): number {
  let peak = 0
  for (const value of values) if (value > peak) peak = value
  return peak
}

// The mean of the voiced part is the room and the microphone, not the words.
function subtractMean(values: Float32Array, level: Float32Array): void {
  const loudest = level.reduce((peak, value) => Math.max(peak, value), -Infinity)
  const mean = new Float64Array(COEFFICIENTS)
  let counted = 0
  level.forEach((value, n) => {
    if (value < loudest - MEAN_WITHIN_DB) return
    counted += 1
    for (let c = 0; c < COEFFICIENTS; c++) mean[c]! += values[n * COEFFICIENTS + c]!
  })
  for (let n = 0; n < values.length; n++) values[n]! -= mean[n % COEFFICIENTS]! / Math.max(1, counted)
}
