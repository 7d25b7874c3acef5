import { type llm, voice } from '@livekit/agents'
import type { Recorder, Said } from './recorder.ts'
import { type Final, takeOver } from './take-over.ts'

type Scene = {
  readonly session: voice.AgentSession
  readonly recorder: Pick<Recorder, 'keep'>
  readonly epoch: number
  /** The question that is open, for the item's chapter. */
  readonly openQuestionId: () => string | null
  readonly onCandidateItem: (text: string, how: 'spoken' | 'typed') => void
}

export type SessionRecord = {
  /** Keeps the place of speech that gave no words; moments and lengths in milliseconds. */
  readonly keepUnheard: (unheard: { readonly startedAt: number; readonly durationMs: number }) => void
}

const events = voice.AgentSessionEventTypes
const nothing = { interrupted: false, confidence: null, saidForMs: null, provisional: false, supersedes: [] }

/**
 * Turns what the session says of itself into transcript items. A conversation item is what counts; but the SDK reports a candidate's
 * turn only once its reply is scheduled, and drops the last one when it closes on an error. So each recognised final is kept at once as
 * provisional, and the candidate item that is made of them takes them over. A typed answer was kept before the session reports it: an
 * item that is known already changes nothing.
 */
export function recordSession({ session, recorder, epoch, openQuestionId, onCandidateItem }: Scene): SessionRecord {
  let finals: Final[] = []
  let count = 0

  session.on(events.UserInputTranscribed, ({ isFinal, transcript, createdAt }) => {
    if (!isFinal || !transcript.trim()) return
    const itemId = `final-e${epoch}-${(count += 1)}`
    finals.push({ itemId, text: transcript })
    recorder.keep({
      ...nothing, itemId, speaker: 'candidate', kind: 'spoken', text: transcript, saidAt: Math.round(createdAt),
      questionId: openQuestionId(), provisional: true,
    }) // prettier-ignore
  })

  session.on(events.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || (item.role !== 'user' && item.role !== 'assistant')) return
    const text = item.textContent ?? ''
    if (!text.trim()) return
    const candidate = item.role === 'user'
    const { taken, waiting } = candidate ? takeOver(text, finals) : { taken: [], waiting: finals }
    if (!recorder.keep({ ...saidIn(item, text), questionId: openQuestionId(), supersedes: taken })) return
    finals = waiting
    if (candidate) onCandidateItem(text, 'spoken')
  })

  return {
    keepUnheard: ({ startedAt, durationMs }) => {
      recorder.keep({
        ...nothing, itemId: `unheard-e${epoch}-${(count += 1)}`, speaker: 'candidate', kind: 'unrecognised', text: '',
        saidAt: startedAt, saidForMs: durationMs, questionId: openQuestionId(),
      }) // prettier-ignore
    },
  }
}

function saidIn(item: llm.ChatMessage, text: string): Omit<Said, 'questionId' | 'supersedes'> {
  const { startedSpeakingAt, stoppedSpeakingAt } = item.metrics
  const spoken = startedSpeakingAt !== undefined
  return {
    itemId: item.id,
    speaker: item.role === 'user' ? 'candidate' : 'interviewer',
    kind: 'spoken',
    text,
    saidAt: Math.round(spoken ? startedSpeakingAt * 1000 : item.createdAt),
    saidForMs:
      spoken && stoppedSpeakingAt !== undefined
        ? Math.max(0, Math.round((stoppedSpeakingAt - startedSpeakingAt) * 1000))
        : null,
    interrupted: item.interrupted,
    // A service that tells none is given as 0: nobody recognises words and is not sure of them at all.
    confidence: item.transcriptConfidence || null,
    provisional: false,
  }
}

/** A typed answer, kept before anything is done with it. */
export function typedItem(message: llm.ChatMessage, text: string, questionId: string | null): Said {
  return {
    ...nothing, itemId: message.id, speaker: 'candidate', kind: 'typed', text, saidAt: Math.round(message.createdAt), questionId,
  } // prettier-ignore
}
