import {
  type Asking,
  CandidateRequest,
  candidateRequestTopic,
  candidateTypingTopic,
  type EndReason,
  type Phase,
  type RoomMessage,
  roomMessageTopic,
} from '@candor/shared'
import { candidateIdentity } from '@candor/rooms'
import { type Room, RoomEvent } from '@livekit/rtc-node'

/** What the interviewer and the candidate's page tell each other beside sound and text. */
export type RoomVoice = {
  readonly phase: (phase: Phase, asking: Asking | null) => Promise<void>
  readonly ended: (endReason: EndReason) => Promise<void>
  /** The candidate's page says that an answer is being typed. */
  readonly onCandidateTyping: (notice: () => void) => void
  /** The candidate has pressed a button that wants something of the interviewer. */
  readonly onCandidateRequest: (take: (ask: CandidateRequest['ask']) => void) => void
}

export function openRoomVoice(room: Room, attemptId: string): RoomVoice {
  const publish = async (message: RoomMessage): Promise<void> => {
    if (!room.isConnected || !room.localParticipant) return
    const bytes = new TextEncoder().encode(JSON.stringify(message))
    await room.localParticipant.publishData(bytes, { reliable: true, topic: roomMessageTopic })
  }
  return {
    phase: (phase, asking) =>
      publish({
        v: 1,
        type: 'interview.phase',
        attemptId,
        phase,
        question: asking ? { number: asking.number, of: asking.of, text: asking.question.text } : null,
      }),
    ended: (endReason) => publish({ v: 1, type: 'interview.ended', attemptId, endReason }),
    onCandidateTyping: (notice) =>
      void room.on(RoomEvent.DataReceived, (_bytes, _participant, _kind, topic) => {
        if (topic === candidateTypingTopic) notice()
      }),
    onCandidateRequest: (take) =>
      void room.on(RoomEvent.DataReceived, (bytes, participant, _kind, topic) => {
        if (topic !== candidateRequestTopic) return
        // Who sends is often not told; the room holds one human, and no interviewer asks for anything.
        if (participant && participant.identity !== candidateIdentity(attemptId)) return
        const request = readRequest(bytes)
        if (request) take(request.ask)
      }),
  }
}

/** What does not have the form of a request is none. */
function readRequest(bytes: Uint8Array): CandidateRequest | null {
  try {
    return CandidateRequest.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null
  } catch {
    return null
  }
}
