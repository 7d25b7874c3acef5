// WAV in and out. Reading accepts what recorders write: PCM of 8, 16, 24 or 32 bits and 32-bit float, any channels.

/** One mono recording; samples are between -1 and 1. */
export type Recording = { rate: number; samples: Float32Array }

const MIN_RATE = 8_000
const MAX_RATE = 192_000

/** Reads a WAV file and mixes it down to mono. A file that is not one throws a RangeError saying what is wrong. */
export function readWav(file: Uint8Array): Recording {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE')
    throw new RangeError('the file is not a WAV file (no RIFF/WAVE header)')
  const sections = readSections(view)
  const format = sections.get('fmt ')
  const data = sections.get('data')
  if (!format || format.byteLength < 16) throw new RangeError('the WAV file has no complete "fmt " section')
  if (!data) throw new RangeError('the WAV file has no "data" section')
  return readSamples(readFormat(format), data)
}

/** Wraps mono 16-bit samples as a WAV file. */
export function writeWav(samples: Int16Array, rate: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}

type Format = { channels: number; rate: number; bytes: number; read: (view: DataView, at: number) => number }

function readSections(view: DataView): Map<string, DataView> {
  const sections = new Map<string, DataView>()
  for (let at = 12; at + 8 <= view.byteLength;) {
    const from = at + 8
    // A recorder that was cut off, or that streams, leaves a size that is larger than the file: take what is there.
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - from)
    sections.set(tag(view, at), new DataView(view.buffer, view.byteOffset + from, length))
    at = from + length + (length % 2)
  }
  return sections
}

function readFormat(view: DataView): Format {
  const extensible = view.getUint16(0, true) === 0xfffe && view.byteLength >= 26
  const code = extensible ? view.getUint16(24, true) : view.getUint16(0, true)
  const channels = view.getUint16(2, true)
  const rate = view.getUint32(4, true)
  const bits = view.getUint16(14, true)
  const read = sampleReader(code, bits)
  if (!read) throw new RangeError(`the WAV file has an unsupported encoding (format ${code}, ${bits} bits)`)
  if (channels < 1) throw new RangeError('the WAV file says that it has no channels')
  if (rate < MIN_RATE || rate > MAX_RATE)
    throw new RangeError(`the WAV file's sample rate ${rate} is outside ${MIN_RATE} to ${MAX_RATE} Hz`)
  return { channels, rate, bytes: bits / 8, read }
}

function sampleReader(code: number, bits: number): Format['read'] | undefined {
  if (code === 3 && bits === 32) return (view, at) => view.getFloat32(at, true)
  if (code !== 1) return undefined
  if (bits === 8) return (view, at) => (view.getUint8(at) - 128) / 128
  if (bits === 16) return (view, at) => view.getInt16(at, true) / 32_768
  if (bits === 24) return (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608
  if (bits === 32) return (view, at) => view.getInt32(at, true) / 2_147_483_648
  return undefined
}

function readSamples({ channels, rate, bytes, read }: Format, data: DataView): Recording {
  const frame = channels * bytes
  const samples = new Float32Array(Math.floor(data.byteLength / frame))
  for (let n = 0; n < samples.length; n++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += read(data, n * frame + channel * bytes)
    // A float file may carry NaN; silence is the honest reading.
    samples[n] = Number.isFinite(sum) ? sum / channels : 0
  }
  return { rate, samples }
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
}
