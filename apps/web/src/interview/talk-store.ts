import { beforeTalk, type Talk } from './talk.ts'

/** Holds what the room page shows and tells listeners of every change. */
export class TalkStore {
  #talk: Talk = beforeTalk
  readonly #listeners = new Set<() => void>()

  readonly now = (): Talk => this.#talk

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly set = (change: Partial<Talk>): void => {
    this.#talk = { ...this.#talk, ...change }
    for (const listener of this.#listeners) listener()
  }
}
