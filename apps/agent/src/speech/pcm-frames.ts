import { AudioFrame } from '@livekit/rtc-node'

/** 16-bit mono at the rate that OpenAI's `pcm` means. */
export const pcmRate = 24_000
const samplesPerFrame = pcmRate / 20
const bytesPerFrame = samplesPerFrame * 2

export type FrameCutter = {
  readonly push: (bytes: Uint8Array) => AudioFrame[]
  /** What is left, at the end; half a sample is dropped. */
  readonly flush: () => AudioFrame[]
}

// The SDK reads whole buffers behind frames, so each frame gets a buffer of its own.
function frameOf(bytes: Uint8Array): AudioFrame {
  const samples = new Int16Array(bytes.slice().buffer)
  return new AudioFrame(samples, pcmRate, 1, samples.length)
}

/** Cuts samples into frames of 50 ms, whatever the pieces they arrive in. */
export function cutFrames(): FrameCutter {
  let rest = new Uint8Array(0)
  return {
    push: (bytes) => {
      const all = new Uint8Array(rest.length + bytes.length)
      all.set(rest)
      all.set(bytes, rest.length)
      const whole = all.length - (all.length % bytesPerFrame)
      rest = all.slice(whole)
      const frames: AudioFrame[] = []
      for (let at = 0; at < whole; at += bytesPerFrame) frames.push(frameOf(all.subarray(at, at + bytesPerFrame)))
      return frames
    },
    flush: () => {
      const left = rest.subarray(0, rest.length - (rest.length % 2))
      rest = new Uint8Array(0)
      return left.length > 0 ? [frameOf(left)] : []
    },
  }
}
