import { llm, type voice } from '@livekit/agents'
import { typedItem } from '../recorder/record-session.ts'
import type { Recorder } from '../recorder/recorder.ts'

type Scene = {
  readonly recorder: Pick<Recorder, 'keep'>
  readonly openQuestionId: () => string | null
  readonly onCandidateItem: (text: string, how: 'spoken' | 'typed') => void
  readonly ending: () => boolean
  /** The candidate is not silent. */
  readonly sign: () => void
}

/** Longer texts are cut for the model, never for the transcript. */
const longestForModel = 8000

/**
 * What happens to a typed answer: it is kept first, then the interviewer stops talking if it may be interrupted, then it answers.
 * The SDK's default loses a text typed while the interviewer cannot be interrupted.
 */
export function takeTypedAnswers({ recorder, openQuestionId, onCandidateItem, ending, sign }: Scene) {
  return (session: voice.AgentSession, { text, info }: { text: string; info?: { streamId: string } }): void => {
    const typed = text.trim()
    if (!typed) return
    // While one interviewer takes over from another both hear the same text: its stream's id makes it the same item for both.
    const id = info ? { id: `typed-${info.streamId}` } : {}
    const message = llm.ChatMessage.create({ ...id, role: 'user', content: typed.slice(0, longestForModel) })
    recorder.keep(typedItem(message, typed.slice(0, 40_000), openQuestionId()))
    onCandidateItem(message.textContent ?? '', 'typed')
    sign()
    if (ending()) return
    try {
      session.interrupt()
    } catch {
      // The sentence being said may not be interrupted: the reply waits behind it.
    }
    session.generateReply({ userInput: message })
  }
}
