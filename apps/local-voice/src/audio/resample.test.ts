import { describe, expect, test } from 'vitest'
import { createResampler, resampleAll } from './resample.ts'

const tone = (hertz: number, rate: number, seconds = 0.5) =>
  Float32Array.from({ length: rate * seconds }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate) * 10_000)

function signalToNoise(made: Float32Array, ideal: Float32Array): number {
  let signal = 0
  let noise = 0
  for (let n = 200; n < ideal.length - 200; n++) {
    signal += ideal[n]! ** 2
    noise += (ideal[n]! - made[n]!) ** 2
  }
  return 10 * Math.log10(signal / noise)
}

describe('a resampled tone', () => {
  for (const [from, to] of [
    [22_050, 24_000],
    [24_000, 16_000],
    [48_000, 16_000],
  ] as const)
    test(`keeps its pitch, its place and its purity from ${from} to ${to} Hz`, () => {
      for (const hertz of [300, 3_000, 6_000])
        expect(signalToNoise(resampleAll(tone(hertz, from), from, to), tone(hertz, to))).toBeGreaterThan(60)
    })

  test('above what the lower rate carries is removed, not folded down', () => {
    const made = resampleAll(tone(11_000, 48_000), 48_000, 16_000).subarray(200, -200)
    expect(Math.max(...made)).toBeLessThan(20)
  })
})

test('a stream comes out like the whole, however it is cut, and nothing of its end is lost', () => {
  const input = tone(440, 22_050)
  const whole = resampleAll(input, 22_050, 24_000)
  const resampler = createResampler(22_050, 24_000)
  const pieces: number[] = []
  for (let at = 0, length = 1; at < input.length; at += length, length = (length * 7 + 3) % 900)
    pieces.push(...resampler.push(input.subarray(at, at + length)))
  pieces.push(...resampler.end())
  expect(whole.length).toBe(12_000)
  expect(Float32Array.from(pieces)).toEqual(whole)
})

test('nothing in, nothing out', () => {
  expect(resampleAll([], 22_050, 24_000).length).toBe(0)
})
