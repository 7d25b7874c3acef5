import type { LiveRoom } from './live-room.ts'
import type { OwnMicrophone } from './own-microphone.ts'
import type { TalkStore } from './talk-store.ts'

type Parts = {
  readonly store: TalkStore
  readonly microphone: OwnMicrophone
  /** The room the candidate is in just now. */
  readonly room: () => LiveRoom | null
}

/** What the candidate wants changed while the talk goes on: a moment, the question again, another speaker. */
export class OwnWishes {
  readonly #parts: Parts
  #mutedBefore = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Has the open question said again. */
  readonly repeat = (): void =>
    void this.#parts
      .room()
      ?.request('repeat')
      .catch(() => {})

  /** Takes a moment, or goes on: nobody speaks and nothing is heard until then. Who was muted before is muted after. */
  readonly setPaused = async (paused: boolean): Promise<void> => {
    const { store, microphone } = this.#parts
    const { paused: before, microphone: use } = store.now()
    if (paused && !before) this.#mutedBefore = use === 'muted'
    store.set({ paused })
    if (use === 'on' || use === 'muted') await microphone.setMuted(paused || this.#mutedBefore)
    await this.#tellPause(paused ? 'pause' : 'resume')
  }

  /** An interviewer has come or a connection is back: it may not know that a moment was asked for. */
  readonly pauseAgain = (): void => {
    if (this.#parts.store.now().paused) void this.#tellPause('pause')
  }

  readonly useSpeaker = async (speakerId: string): Promise<void> => {
    this.#parts.store.set({ speakerId })
    await this.speakerInRoom()
  }

  /** A new room plays where the one before did. */
  readonly speakerInRoom = async (): Promise<void> => {
    const { speakerId } = this.#parts.store.now()
    if (speakerId !== null)
      await this.#parts
        .room()
        ?.useSpeaker(speakerId)
        .catch(() => {})
  }

  async #tellPause(ask: 'pause' | 'resume'): Promise<void> {
    await this.#parts
      .room()
      ?.request(ask)
      .catch(() => {})
  }
}
