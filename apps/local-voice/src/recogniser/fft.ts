const SIZE = 512
const BITS = 9

const cosines = Float64Array.from({ length: SIZE / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE))
const sines = Float64Array.from({ length: SIZE / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / SIZE))
const reversed = Uint16Array.from({ length: SIZE }, (_, n) => {
  let mirrored = 0
  for (let bit = 0; bit < BITS; bit++) if (n & (1 << bit)) mirrored |= 1 << (BITS - 1 - bit)
  return mirrored
})
const real = new Float64Array(SIZE)
const imaginary = new Float64Array(SIZE)

/** Length of the transform, in samples; a shorter frame is padded with zeros. */
export const FFT_SIZE = SIZE

/** Writes the power of the first 257 frequencies of a real frame to `power`. */
export function writePowerSpectrum(frame: Float32Array, power: Float64Array): void {
  imaginary.fill(0)
  for (let n = 0; n < SIZE; n++) real[reversed[n]!] = frame[n] ?? 0
  for (let width = 1; width < SIZE; width *= 2) {
    const stride = SIZE / (2 * width)
    for (let start = 0; start < SIZE; start += 2 * width) mergeHalves(start, width, stride)
  }
  for (let k = 0; k <= SIZE / 2; k++) power[k] = real[k]! ** 2 + imaginary[k]! ** 2
}

function mergeHalves(start: number, width: number, stride: number): void {
  for (let k = 0; k < width; k++) {
    const upper = start + k
    const lower = upper + width
    const cosine = cosines[k * stride]!
    const sine = sines[k * stride]!
    const re = real[lower]! * cosine - imaginary[lower]! * sine
    const im = real[lower]! * sine + imaginary[lower]! * cosine
    real[lower] = real[upper]! - re
    imaginary[lower] = imaginary[upper]! - im
    real[upper]! += re
    imaginary[upper]! += im
  }
}
