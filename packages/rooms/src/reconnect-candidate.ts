import type { LiveKit } from './livekit.ts'
import { candidateIdentity } from './names.ts'

/** Ends the connection of a candidate. The page takes that for no end: it asks our server and joins anew. */
export async function reconnectCandidate(
  livekit: LiveKit,
  { roomName, attemptId }: { roomName: string; attemptId: string },
): Promise<void> {
  await livekit.rooms.removeParticipant(roomName, candidateIdentity(attemptId))
}
