import type { LiveRoom } from './live-room.ts'
import { openMicrophone } from './microphone.ts'
import type { TalkStore } from './talk-store.ts'

/** The candidate's microphone in the talk. It is opened once and outlives rooms; `room` is the one it is heard in just now. */
export class OwnMicrophone {
  readonly #store: TalkStore
  readonly #room: () => LiveRoom | null

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
    await this.reopen(deviceId)
    await this.publish()
  }

  async reopen(deviceId?: string): Promise<void> {
    const opened = await openMicrophone(deviceId)
    const { microphoneTrack: before, microphone, paused } = this.#store.now()
    before?.stop()
    // Who was not to be heard before is not heard through another microphone either.
    const muted = paused || microphone === 'muted'
    if (opened.ok) opened.track.enabled = !muted
    this.#store.set({
      microphone: opened.ok ? (muted ? 'muted' : 'on') : 'lost',
      microphoneTrack: opened.ok ? opened.track : null,
      microphoneFault: opened.ok ? null : opened.fault,
    })
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

  readonly lost = (): void => this.#store.set({ microphone: 'lost', microphoneTrack: null, microphoneFault: 'missing' })

  stop(): void {
    this.#store.now().microphoneTrack?.stop()
    this.#store.set({ microphoneTrack: null })
  }
}
