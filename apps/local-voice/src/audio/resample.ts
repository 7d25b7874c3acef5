// Polyphase windowed sinc: one short filter per output position between two input samples. It keeps its history, so a
// stream comes out identical to the whole (linear interpolation would lose speech above 3 kHz).

const HALF_TAPS = 12
const KAISER_BETA = 7

/** A resampler for one mono stream; values keep their scale. `push` may return less than was fed; `end` flushes. */
export type Resampler = { push(samples: ArrayLike<number>): Float32Array; end(): Float32Array }

/** Makes a resampler between two rates in Hz (whole numbers). The output starts at the same instant as the input. */
export function createResampler(fromRate: number, toRate: number): Resampler {
  const divisor = greatestCommonDivisor(fromRate, toRate)
  const phases = toRate / divisor
  const step = fromRate / divisor
  // Going down, the filter is stretched, so that what the lower rate cannot carry is removed.
  const cutoff = Math.min(1, toRate / fromRate)
  const half = Math.ceil(HALF_TAPS / cutoff)
  const filters = Array.from({ length: phases }, (_, phase) => sincFilter(phase / phases, half, cutoff))

  let history = new Float32Array(half - 1)
  // Position of the next output, counted in 1/phases of an input sample from the start of the history.
  let position = 0
  let fed = 0
  let made = 0

  function push(samples: ArrayLike<number>): Float32Array {
    fed += samples.length
    const input = new Float32Array(history.length + samples.length)
    input.set(history)
    input.set(samples, history.length)
    const available = Math.max(0, (input.length - 2 * half + 1) * phases)
    const output = new Float32Array(Math.max(0, Math.ceil((available - position) / step)))
    for (let n = 0; n < output.length; n++) {
      const from = Math.floor(position / phases)
      output[n] = filterAt(input, from, filters[position % phases]!)
      position += step
    }
    const used = Math.min(Math.floor(position / phases), input.length)
    history = input.slice(used)
    position -= used * phases
    made += output.length
    return output
  }

  function end(): Float32Array {
    const owed = Math.ceil((fed * phases) / step) - made
    return push(new Float32Array(2 * half + Math.ceil(step / phases))).subarray(0, Math.max(0, owed))
  }

  return { push, end }
}

/** Resamples a whole recording. */
export function resampleAll(samples: ArrayLike<number>, fromRate: number, toRate: number): Float32Array {
  if (fromRate === toRate) return Float32Array.from(samples)
  const resampler = createResampler(fromRate, toRate)
  const body = resampler.push(samples)
  const rest = resampler.end()
  const all = new Float32Array(body.length + rest.length)
  all.set(body)
  all.set(rest, body.length)
  return all
}

function filterAt(input: Float32Array, from: number, filter: Float32Array): number {
  let sum = 0
  for (let k = 0; k < filter.length; k++) sum += input[from + k]! * filter[k]!
  return sum
}

function sincFilter(offset: number, half: number, cutoff: number): Float32Array {
  const filter = Float32Array.from({ length: 2 * half }, (_, k) => {
    const x = k - half + 1 - offset
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x)
    return sinc * kaiser(x / half)
  })
  const sum = filter.reduce((total, value) => total + value, 0)
  return filter.map((value) => value / sum)
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA)
}

function bessel(x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-9; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
