import { voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'

const rate = 24_000
const frameMs = 20
const vowels = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [530, 1840, 2480],
]

function resonator(widthHz: number): (input: number, hz: number) => number {
  const radius = Math.exp((-Math.PI * widthHz) / rate)
  let [before, last] = [0, 0]
  return (input, hz) => {
    const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / rate)
    const out = input * (1 - radius) + turn * last - radius * radius * before
    before = last
    last = out
    return out
  }
}

/** Vowels that a voice detector takes for a person; no words. */
function vowelSound(lengthMs: number): Int16Array {
  const throat = [resonator(80), resonator(100), resonator(140)]
  let phase = 0
  const raw = Float64Array.from({ length: (rate * lengthMs) / 1000 }, (_, i) => {
    phase += 120 / rate
    const pulse = phase >= 1 ? 1 : 0
    phase %= 1
    const syllable = (i / rate) * 5
    const vowel = vowels[Math.floor(syllable) % vowels.length] ?? []
    const out = throat.reduce((sum, pass, at) => sum + pass(pulse, vowel[at] ?? 500) / (at + 1), 0)
    return out * (0.15 + 0.85 * Math.sin(Math.PI * (syllable % 1)))
  })
  const loudest = raw.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return Int16Array.from(raw, (sample) => Math.round((sample / loudest) * 20_000))
}

/** A microphone into which somebody speaks when told to, and which is silent otherwise; in real time. */
export class SpeakingMicrophone extends voice.AudioInput {
  readonly #timer: NodeJS.Timeout
  #left: Int16Array = new Int16Array(0)

  constructor() {
    super()
    const size = (rate * frameMs) / 1000
    let sound: ReadableStreamDefaultController<AudioFrame>
    this.multiStream.addInputStream(new ReadableStream({ start: (controller) => void (sound = controller) }))
    this.#timer = setInterval(() => {
      const piece = new Int16Array(size)
      piece.set(this.#left.subarray(0, size))
      this.#left = this.#left.slice(size)
      sound.enqueue(new AudioFrame(piece, rate, 1, size))
    }, frameMs)
  }

  speak(lengthMs: number): void {
    this.#left = vowelSound(lengthMs)
  }

  override close(): Promise<void> {
    clearInterval(this.#timer)
    return super.close()
  }
}
