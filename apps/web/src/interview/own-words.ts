import { seconds } from '@candor/shared'
import { atMostEvery } from './at-most-every.ts'
import { withCaption } from './captions.ts'
import type { LiveRoom } from './live-room.ts'
import type { TalkStore } from './talk-store.ts'

/** While an answer is being typed the interviewer is told this often, so that it does not take it for silence. */
const typingEveryMs = seconds(5)

/** What the candidate says in writing. */
export class OwnWords {
  readonly #store: TalkStore
  readonly #room: () => LiveRoom | null
  #sent = 0

  constructor(store: TalkStore, room: () => LiveRoom | null) {
    this.#store = store
    this.#room = room
  }

  /** Says something in writing. It shows at once; false when it could not be sent, and then it is not shown. */
  readonly send = async (text: string): Promise<boolean> => {
    this.#sent += 1
    const id = `typed ${this.#sent}`
    const room = this.#room()
    const { captions } = this.#store.now()
    this.#store.set({ captions: withCaption(captions, { id, speaker: 'candidate', text, final: true, typed: true }) })
    try {
      if (!room) throw new Error('not in a room')
      await room.sendText(text)
      return true
    } catch {
      this.#store.set({ captions: this.#store.now().captions.filter((caption) => caption.id !== id) })
      return false
    }
  }

  /** An answer is being typed. */
  readonly typing = atMostEvery(
    typingEveryMs,
    () =>
      void this.#room()
        ?.tellTyping()
        .catch(() => {}),
  )
}
