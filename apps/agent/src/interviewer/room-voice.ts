import { type Asking, type EndReason, type Phase, type RoomMessage, roomMessageTopic } from '@candor/shared'
import type { Room } from '@livekit/rtc-node'

/** The interviewer's own messages to the candidate's page. */
export type RoomVoice = {
  readonly phase: (phase: Phase, asking: Asking | null) => Promise<void>
  readonly ended: (endReason: EndReason) => Promise<void>
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
  }
}
