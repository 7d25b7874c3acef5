import { AudioFrame, AudioResampler } from '@livekit/rtc-node'
import { pcmRate } from './pcm-frames.ts'
import { NoAnswer } from './provider-failure.ts'

/** How other forms of sound begin. Endpoints that do not know `pcm` send their usual one, often under the wrong name. */
const otherForms: readonly [name: string, begins: string][] = [
  ['MP3', 'ID3'],
  ['MP3', '\xff\xfb'],
  ['MP3', '\xff\xf3'],
  ['MP3', '\xff\xf2'],
  ['Ogg', 'OggS'],
  ['FLAC', 'fLaC'],
]
/** A header longer than this is none. */
const longestHeader = 4096

type Pieces = AsyncGenerator<Uint8Array, void, undefined>

/**
 * Brings what a voice sent to 24 kHz 16-bit mono: passes it on where it is that, takes a WAV file's header off and changes its rate. Played
 * as it is, a file of another rate would be too fast or too slow, and a compressed one noise.
 * @throws NoAnswer for a form that cannot be brought to it.
 */
export async function* bringToPcm(pieces: Pieces): Pieces {
  const first = await pieces.next()
  if (first.done) return
  const head = Buffer.from(first.value.subarray(0, 4)).toString('latin1')
  const other = otherForms.find(([, begins]) => head.startsWith(begins))
  if (other) throw new NoAnswer('garbage', `the voice sent ${other[0]}, where pcm was asked for`)
  if (head !== 'RIFF') {
    yield first.value
    return yield* pieces
  }
  let bytes = Buffer.from(first.value)
  let form = readWavHeader(bytes)
  while (!form && bytes.length < longestHeader) {
    const { done, value } = await pieces.next()
    if (done) break
    bytes = Buffer.concat([bytes, value])
    form = readWavHeader(bytes)
  }
  if (!form) throw new NoAnswer('garbage', 'the voice sent a WAV file without sound')
  yield* atPcmRate(form.rate, bytes.subarray(form.begins), pieces)
}

async function* atPcmRate(rate: number, first: Uint8Array, pieces: Pieces): Pieces {
  if (rate === pcmRate) {
    if (first.length > 0) yield first
    return yield* pieces
  }
  const resampler = new AudioResampler(rate, pcmRate, 1)
  let rest = new Uint8Array(0)
  const push = (piece: Uint8Array): Uint8Array[] => {
    const all = Buffer.concat([rest, piece])
    const whole = all.length - (all.length % 2)
    rest = new Uint8Array(all.subarray(whole))
    const samples = new Int16Array(new Uint8Array(all.subarray(0, whole)).buffer)
    return samples.length > 0 ? resampler.push(new AudioFrame(samples, rate, 1, samples.length)).map(bytesOf) : []
  }
  yield* push(first)
  for await (const piece of pieces) yield* push(piece)
  yield* resampler.flush().map(bytesOf)
}

const bytesOf = ({ data }: AudioFrame): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()

/** Where the samples begin and how many a second has; null while the header is not there whole. */
function readWavHeader(bytes: Buffer): { readonly begins: number; readonly rate: number } | null {
  let rate = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)]
    if (name === 'data') return rate > 0 ? { begins: at + 8, rate } : null
    if (name === 'fmt ' && at + 24 <= bytes.length) {
      const [channels, bits] = [bytes.readUInt16LE(at + 10), bytes.readUInt16LE(at + 22)]
      rate = bytes.readUInt32LE(at + 12)
      if (channels !== 1 || bits !== 16)
        throw new NoAnswer(
          'garbage',
          `the voice sent ${channels} channels of ${bits} bits, where one of 16 was asked for`,
        )
    }
    at += 8 + size + (size % 2)
  }
  return null
}
