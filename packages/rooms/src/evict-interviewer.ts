import type { LiveKit } from './livekit.ts'
import { interviewerIdentity } from './names.ts'

/** Sends an interviewer of an older epoch out of the room. That it has left already is as good; LiveKit's other errors change nothing. */
export async function evictInterviewer(
  livekit: LiveKit,
  { roomName, attemptId, epoch }: { roomName: string; attemptId: string; epoch: number },
): Promise<void> {
  if (epoch < 1) return
  await livekit.rooms.removeParticipant(roomName, interviewerIdentity(attemptId, epoch)).catch(() => {})
}
