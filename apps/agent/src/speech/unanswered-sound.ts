import type { AudioFrame } from '@livekit/rtc-node'

const keptAtMostMs = 60_000
/** Kept of what nobody spoke in: the beginning of the next word. */
const beforeWordsMs = 1000
/** Between a quiet room and quiet speech, as the root of the mean square of 16-bit samples. */
const voiceLevel = 400

/** The sound that a recogniser has not answered yet, so that another one can be given it. */
export class UnansweredSound {
  #frames: AudioFrame[] = []
  #lengthMs = 0
  #voicedMs = 0

  get frames(): readonly AudioFrame[] {
    return this.#frames
  }

  get lengthMs(): number {
    return Math.round(this.#lengthMs)
  }

  /** How much of it is louder than a quiet room. */
  get voicedMs(): number {
    return this.#voicedMs
  }

  keep(frame: AudioFrame): void {
    this.#frames.push(frame)
    this.#lengthMs += msOf(frame)
    if (isVoiced(frame)) this.#voicedMs += msOf(frame)
    const most = this.#voicedMs > 0 ? keptAtMostMs : beforeWordsMs
    while (this.#lengthMs > most && this.#frames.length > 1) this.#lengthMs -= msOf(this.#frames.shift()!)
  }

  forget(): void {
    this.#frames = []
    this.#lengthMs = 0
    this.#voicedMs = 0
  }
}

const msOf = ({ samplesPerChannel, sampleRate }: AudioFrame): number => (samplesPerChannel / sampleRate) * 1000

function isVoiced({ data }: AudioFrame): boolean {
  let sum = 0
  for (const sample of data) sum += sample * sample
  return data.length > 0 && sum / data.length > voiceLevel * voiceLevel
}
