import type { LiveRoom } from './live-room.ts'
import { openMicrophone } from './microphone.ts'
import type { TalkStore } from './talk-store.ts'

/** The candidate's microphone in the talk. It is opened once and outlives rooms; `room` is the one it is heard in just now. */
export class OwnMicrophone {
  readonly #store: TalkStore
  readonly #room: () => LiveRoom | null
  #asked = 0

  constructor(store: TalkStore, room: () => LiveRoom | null) {
    this.#store = store
    this.#room = room
  }

  readonly setMuted = async (muted: boolean): Promise<void> => {
    const { microphoneTrack } = this.#store.now()
    this.#store.set({ microphone: muted ? 'muted' : 'on' })
    if (microphoneTrack) microphoneTrack.enabled = !muted
    await this.#room()?.setMuted(muted)
  }

  /** Starts using a microphone in the middle of a talk, or another one: the chosen one, or the browser's usual. */
  readonly use = async (deviceId?: string): Promise<void> => {
    if (await this.reopen(deviceId)) await this.publish()
  }

  /**
   * Opens a microphone in place of the one before; false when it could not be had, which does not cost one that works. What the browser
   * hands out after the talk has let go, or after another was asked for, is given back.
   */
  async reopen(deviceId?: string): Promise<boolean> {
    this.#asked += 1
    const mine = this.#asked
    const opened = await openMicrophone(deviceId)
    if (mine !== this.#asked) {
      if (opened.ok) opened.track.stop()
      return false
    }
    const { microphoneTrack: before, microphone, paused } = this.#store.now()
    if (!opened.ok) {
      const keeps = before?.readyState === 'live'
      this.#store.set({ microphoneFault: opened.fault, ...(!keeps && { microphone: 'lost', microphoneTrack: null }) })
      return false
    }
    before?.stop()
    // Who was not to be heard before is not heard through another microphone either.
    const muted = paused || microphone === 'muted'
    opened.track.enabled = !muted
    this.#store.set({ microphone: muted ? 'muted' : 'on', microphoneTrack: opened.track, microphoneFault: null })
    return true
  }

  /** Lets the room hear it, where there is a room. */
  async publish(): Promise<void> {
    const { microphoneTrack, microphone } = this.#store.now()
    const room = this.#room()
    if (!microphoneTrack || !room) return
    try {
      await room.publish(microphoneTrack)
      await room.setMuted(microphone === 'muted')
    } catch {
      if (this.#store.now().connection.at === 'connected') this.lost()
    }
  }

  /** The candidate has read why another microphone could not be had. */
  readonly faultRead = (): void => {
    if (this.#store.now().microphone !== 'lost') this.#store.set({ microphoneFault: null })
  }

  readonly lost = (): void => this.#store.set({ microphone: 'lost', microphoneTrack: null, microphoneFault: 'missing' })

  stop(): void {
    this.#asked += 1
    this.#store.now().microphoneTrack?.stop()
    this.#store.set({ microphoneTrack: null })
  }
}
