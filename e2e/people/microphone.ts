import { AudioFrame, AudioSource, LocalAudioTrack } from '@livekit/rtc-node'

const rate = 48_000
const frameMs = 20
const samplesPerFrame = (rate * frameMs) / 1000

/** A microphone without a person: sends silence all the time, and what it is given to say in between. */
export type Microphone = {
  readonly track: LocalAudioTrack
  /** Says 24 kHz mono PCM. Resolves with the moment the last of it was sent, `performance.now()` milliseconds. */
  readonly say: (pcm: Int16Array) => Promise<number>
  readonly stop: () => Promise<void>
}

export function openMicrophone(): Microphone {
  const source = new AudioSource(rate, 1, 100)
  const track = LocalAudioTrack.createAudioTrack('microphone', source)
  let words: { samples: Int16Array; at: number; said: (at: number) => void }[] = []
  const closed = new AbortController()

  const nextFrame = (): { frame: AudioFrame; done: (() => void) | null } => {
    const data = new Int16Array(samplesPerFrame)
    const current = words[0]
    if (!current) return { frame: new AudioFrame(data, rate, 1, samplesPerFrame), done: null }
    data.set(current.samples.subarray(current.at, current.at + samplesPerFrame))
    current.at += samplesPerFrame
    const over = current.at >= current.samples.length
    if (over) words = words.slice(1)
    return {
      frame: new AudioFrame(data, rate, 1, samplesPerFrame),
      done: over ? () => current.said(performance.now()) : null,
    }
  }
  const pump = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      const { frame, done } = nextFrame()
      await source.captureFrame(frame)
      done?.()
    }
  }
  const pumping = pump().catch(() => {})

  return {
    track,
    say: (pcm) => new Promise((said) => words.push({ samples: doubled(pcm), at: 0, said })),
    stop: async () => {
      closed.abort()
      await pumping
      await source.close()
    },
  }
}

/** 24 kHz to 48 kHz. Straight lines between samples are enough here: the pitch range of speech survives them. */
function doubled(pcm: Int16Array): Int16Array {
  const out = new Int16Array(pcm.length * 2)
  for (let i = 0; i < pcm.length; i += 1) {
    const here = pcm[i] ?? 0
    out[2 * i] = here
    out[2 * i + 1] = (here + (pcm[i + 1] ?? here)) >> 1
  }
  return out
}
