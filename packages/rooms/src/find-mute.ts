import type { LiveKit } from './livekit.ts'

/**
 * Identities of everybody in a room whose sound LiveKit does not have, whatever they think themselves.
 * @throws when LiveKit does not answer, or knows no such room.
 */
export async function findMute(livekit: LiveKit, { roomName }: { roomName: string }): Promise<string[]> {
  const people = await livekit.rooms.listParticipants(roomName)
  return people.filter(({ tracks }) => tracks.length === 0).map(({ identity }) => identity)
}
