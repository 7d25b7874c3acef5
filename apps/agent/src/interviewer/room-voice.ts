import {
  type Asking,
  type CandidateRequest,
  candidateRequestTopic,
  candidateTypingTopic,
  type EndReason,
  type InterviewEnded,
  type InterviewPhase,
  interviewEndedTopic,
  interviewPhaseAttribute,
  type Phase,
  readCandidateRequest,
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
  return {
    phase: async (phase, asking) => {
      if (!room.isConnected || !room.localParticipant) return
      const question = asking && { number: asking.number, of: asking.of, text: asking.question.text }
      const told: InterviewPhase = { v: 1, phase, question }
      await room.localParticipant.setAttributes({ [interviewPhaseAttribute]: JSON.stringify(told) })
    },
    ended: async (endReason) => {
      if (!room.isConnected || !room.localParticipant) return
      const message: InterviewEnded = { v: 1, type: 'interview.ended', attemptId, endReason }
      const bytes = new TextEncoder().encode(JSON.stringify(message))
      await room.localParticipant.publishData(bytes, { reliable: true, topic: interviewEndedTopic })
    },
    onCandidateTyping: (notice) =>
      void room.on(RoomEvent.DataReceived, (_bytes, _participant, _kind, topic) => {
        if (topic === candidateTypingTopic) notice()
      }),
    onCandidateRequest: (take) =>
      void room.on(RoomEvent.DataReceived, (bytes, participant, _kind, topic) => {
        if (topic !== candidateRequestTopic) return
        // Who sends is often not told; the room holds one human, and no interviewer asks for anything.
        if (participant && participant.identity !== candidateIdentity(attemptId)) return
        const request = readCandidateRequest(bytes)
        if (request) take(request.ask)
      }),
  }
}
