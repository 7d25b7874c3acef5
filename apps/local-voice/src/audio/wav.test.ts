import { describe, expect, test } from 'vitest'
import { readWav, writeWav } from './wav.ts'

const tone = Int16Array.from({ length: 480 }, (_, n) => Math.round(Math.sin(n / 5) * 12_000))

test('what is written is read again', () => {
  const { rate, samples } = readWav(writeWav(tone, 24_000))
  expect(rate).toBe(24_000)
  expect(Int16Array.from(samples, (value) => Math.round(value * 32_768))).toEqual(tone)
})

test('two channels are mixed down to one', () => {
  const file = writeWav(Int16Array.of(1000, 3000, -2000, -4000), 16_000)
  file.writeUInt16LE(2, 22)
  const { samples } = readWav(file)
  expect([...samples].map((value) => Math.round(value * 32_768))).toEqual([2000, -3000])
})

test('a file that a recorder left unfinished is read as far as it goes', () => {
  const file = writeWav(tone, 24_000)
  file.writeUInt32LE(0xffffffff, 40)
  expect(readWav(file).samples.length).toBe(tone.length)
})

describe('a file that is no usable WAV is refused with the reason', () => {
  const spoilt = (spoil: (file: Buffer) => void) => {
    const file = writeWav(tone, 24_000)
    spoil(file)
    return () => readWav(file)
  }

  test('no WAV at all', () => expect(() => readWav(Buffer.from('ID3 something'))).toThrow('not a WAV file'))
  test('no samples', () => expect(() => readWav(writeWav(tone, 24_000).subarray(0, 36))).toThrow('no "data" section'))
  test('a rate that no microphone has', () =>
    expect(spoilt((file) => file.writeUInt32LE(400, 24))).toThrow('sample rate 400'))
  test('an encoding that is not PCM', () =>
    expect(spoilt((file) => file.writeUInt16LE(85, 20))).toThrow('unsupported encoding (format 85'))
  test('no channels', () => expect(spoilt((file) => file.writeUInt16LE(0, 22))).toThrow('no channels'))
})
