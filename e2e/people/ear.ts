import { AudioStream, type RemoteTrack } from '@livekit/rtc-node'

/** When a voice was heard, in `performance.now()` milliseconds. */
export type Ear = {
  readonly firstSoundAt: () => number | null
  readonly lastSoundAt: () => number | null
  /** When speech began again after that moment, a pause before it; null while it has not. */
  readonly nextSpeechAfter: (at: number) => number | null
  readonly listen: (track: RemoteTrack) => void
  readonly close: () => void
}

/** Loudest sample of a frame that still counts as silence: Opus turns digital silence into a faint noise. */
const silence = 200
/** Quiet for so long, the next sound is speech that begins again. */
const pauseMs = 250

export function openEar(): Ear {
  const readers: ReadableStreamDefaultReader<unknown>[] = []
  const beginnings: number[] = []
  let first: number | null = null
  let last: number | null = null

  const hear = async (track: RemoteTrack): Promise<void> => {
    const reader = new AudioStream(track, { sampleRate: 24_000, numChannels: 1, frameSizeMs: 10 }).getReader()
    readers.push(reader)
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (!value.data.some((sample) => sample > silence || sample < -silence)) continue
      const now = performance.now()
      if (last === null || now - last > pauseMs) beginnings.push(now)
      last = now
      first ??= last
    }
  }
  return {
    firstSoundAt: () => first,
    lastSoundAt: () => last,
    nextSpeechAfter: (at) => beginnings.find((begun) => begun > at) ?? null,
    listen: (track) => void hear(track).catch(() => {}),
    close: () => {
      for (const reader of readers) reader.cancel().catch(() => {})
    },
  }
}
