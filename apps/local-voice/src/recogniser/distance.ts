import { COEFFICIENTS } from './cepstra.ts'

const SCALE = 1 / Math.sqrt(COEFFICIENTS)

/** How different two frames sound: Euclidean, per coefficient, from the given offsets. */
export function distanceBetween(a: Float32Array, atA: number, b: Float32Array, atB: number): number {
  let sum = 0
  for (let c = 0; c < COEFFICIENTS; c++) {
    const difference = a[atA + c]! - b[atB + c]!
    sum += difference * difference
  }
  return Math.sqrt(sum) * SCALE
}
