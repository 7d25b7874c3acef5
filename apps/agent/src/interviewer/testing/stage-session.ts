import { EventEmitter } from 'node:events'
import { llm, voice } from '@livekit/agents'

type DoneCallback = (speech: { readonly interrupted: boolean }) => void
const events = voice.AgentSessionEventTypes

/**
 * Stands in for the SDK's session where ten thousand turns have to be over in seconds: it tells of each turn what the SDK tells, in the
 * SDK's order, and nothing speaks. What is heard of the interviewer is in `heard`.
 */
export class StageSession extends EventEmitter {
  readonly heard: string[] = []

  say(text: string): void {
    this.#spoken(text, false)
  }

  /** A reply of the model: `play` does and says what the model wants, and tells whether it was interrupted. */
  async reply(play: (speak: (text: string) => void) => Promise<boolean>): Promise<void> {
    const callbacks: DoneCallback[] = []
    const speechHandle = { addDoneCallback: (callback: DoneCallback) => callbacks.push(callback) }
    this.emit(events.SpeechCreated, { source: 'generate_reply', speechHandle })
    let last: string | null = null
    const flush = (interrupted: boolean): void => {
      if (last !== null) this.#spoken(interrupted ? last.slice(0, last.length / 2) : last, interrupted)
      last = null
    }
    const interrupted = await play((text) => {
      flush(false)
      last = text
    })
    flush(interrupted)
    for (const callback of callbacks) callback({ interrupted })
  }

  #spoken(text: string, interrupted: boolean): void {
    this.heard.push(text)
    const item = llm.ChatMessage.create({ role: 'assistant', content: text, interrupted })
    this.emit(events.ConversationItemAdded, { item })
  }
}
