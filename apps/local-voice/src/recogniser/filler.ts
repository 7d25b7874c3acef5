// The filler answers: how near is this frame to any speech that was ever enrolled? Noise, a room and another speed
// make every comparison dearer by about the same, so only what a path costs above the filler speaks against it.
import { COEFFICIENTS, type Cepstra } from './cepstra.ts'

const EVERY_FRAMES = 6

/** Gathers every sixth frame of the recordings. */
export function gatherFiller(recordings: Cepstra[]): Float32Array {
  const pool: number[] = []
  for (const { frames, values } of recordings)
    for (let n = 0; n < frames; n += EVERY_FRAMES)
      pool.push(...values.subarray(n * COEFFICIENTS, (n + 1) * COEFFICIENTS))
  return Float32Array.from(pool)
}

/** Each frame's distance to the nearest frame of the filler. */
export function compareWithFiller({ frames, values }: Cepstra, filler: Float32Array): Float32Array {
  return Float32Array.from({ length: frames }, (_, n) => {
    let nearest = Infinity
    for (let at = 0; at < filler.length; at += COEFFICIENTS)
      nearest = Math.min(nearest, squareUpTo(nearest, values, n * COEFFICIENTS, filler, at))
    return Math.sqrt(nearest / COEFFICIENTS)
  })
}

// The squared distance, given up as soon as it is beyond the limit: most frames are far from most others.
function squareUpTo(limit: number, a: Float32Array, atA: number, b: Float32Array, atB: number): number {
  let sum = 0
  for (let c = 0; c < COEFFICIENTS && sum < limit; c++) sum += (a[atA + c]! - b[atB + c]!) ** 2
  return sum
}
