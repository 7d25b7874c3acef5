// Sound as a picture: every 10 ms the power in 26 mel bands from 100 to 7000 Hz. Higher is not needed for words, lower
// is rumble.
import { FFT_SIZE, writePowerSpectrum } from './fft.ts'

/** Sample rate, in Hz, that the recogniser works at. */
export const WORKING_RATE = 16_000
/** Length of one step between two frames, in ms. */
export const HOP_MS = 10
export const BANDS = 26

const FRAME_SAMPLES = 400
const HOP_SAMPLES = (WORKING_RATE * HOP_MS) / 1000
const PRE_EMPHASIS = 0.97
const LOWEST_HZ = 100
const HIGHEST_HZ = 7000

/** `power` holds 26 bands per frame; `level` is each frame's loudness in dB. */
export type Spectrum = { frames: number; power: Float32Array; level: Float32Array }

/** The mel spectrum of a mono recording at 16 kHz; the scale of the samples does not matter. */
export function analyseSound(samples: Float32Array): Spectrum {
  const frames = Math.max(0, Math.floor((samples.length - FRAME_SAMPLES) / HOP_SAMPLES) + 1)
  const spectrum = { frames, power: new Float32Array(frames * BANDS), level: new Float32Array(frames) }
  const frame = new Float32Array(FFT_SIZE)
  const bins = new Float64Array(FFT_SIZE / 2 + 1)
  for (let n = 0; n < frames; n++) {
    const from = n * HOP_SAMPLES
    for (let k = 0; k < FRAME_SAMPLES; k++) {
      const before = samples[from + k - 1] ?? 0
      frame[k] = (samples[from + k]! - PRE_EMPHASIS * before) * hamming[k]!
    }
    writePowerSpectrum(frame, bins)
    spectrum.level[n] = 10 * Math.log10(writeBands(bins, spectrum.power, n * BANDS) + 1e-12)
  }
  return spectrum
}

const hamming = Float32Array.from(
  { length: FRAME_SAMPLES },
  (_, k) => 0.54 - 0.46 * Math.cos((2 * Math.PI * k) / (FRAME_SAMPLES - 1)),
)

const bandFilters = Array.from({ length: BANDS }, (_, band) => triangle(band))

function writeBands(bins: Float64Array, power: Float32Array, at: number): number {
  let total = 0
  for (let band = 0; band < BANDS; band++) {
    const { first, weights } = bandFilters[band]!
    let sum = 0
    for (let k = 0; k < weights.length; k++) sum += bins[first + k]! * weights[k]!
    power[at + band] = sum
    total += sum
  }
  return total
}

function triangle(band: number): { first: number; weights: Float64Array } {
  const low = toMel(LOWEST_HZ)
  const step = (toMel(HIGHEST_HZ) - low) / (BANDS + 1)
  const [left, centre, right] = [0, 1, 2].map((n) => toHertz(low + (band + n) * step)) as [number, number, number]
  const hertzPerBin = WORKING_RATE / FFT_SIZE
  const first = Math.ceil(left / hertzPerBin)
  const last = Math.floor(right / hertzPerBin)
  const weights = Float64Array.from({ length: last - first + 1 }, (_, k) => {
    const hertz = (first + k) * hertzPerBin
    return hertz <= centre ? (hertz - left) / (centre - left) : (right - hertz) / (right - centre)
  })
  return { first, weights }
}

function toMel(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700)
}

function toHertz(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1)
}
