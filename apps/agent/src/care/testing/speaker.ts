import { voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'

/** A loudspeaker that plays everything at once and remembers how many milliseconds it was. */
export class Speaker extends voice.AudioOutput {
  playedMs = 0
  #segmentMs = 0

  constructor() {
    super(24_000)
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame)
    if (this.#segmentMs === 0) this.onPlaybackStarted(Date.now())
    this.#segmentMs += (frame.samplesPerChannel / frame.sampleRate) * 1000
  }

  override flush(): void {
    super.flush()
    this.#finish(false)
  }

  override clearBuffer(): void {
    this.#finish(true)
  }

  #finish(interrupted: boolean): void {
    if (this.#segmentMs === 0) return
    this.playedMs += this.#segmentMs
    this.onPlaybackFinished({ playbackPosition: this.#segmentMs / 1000, interrupted })
    this.#segmentMs = 0
  }
}
