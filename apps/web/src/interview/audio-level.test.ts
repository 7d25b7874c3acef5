import { expect, test } from 'vitest'
import { levelOf } from './audio-level.ts'

const tone = (amplitude: number) => Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin(index / 5))

test('silence is nothing, ordinary speech is in the middle, a shout is everything', () => {
  expect(levelOf(new Float32Array(1024))).toBe(0)
  expect(levelOf(tone(0.05))).toBeGreaterThan(0.4)
  expect(levelOf(tone(0.05))).toBeLessThan(0.8)
  expect(levelOf(tone(1))).toBe(1)
})
