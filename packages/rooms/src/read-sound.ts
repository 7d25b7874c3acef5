import type { LiveKit } from './livekit.ts'

/**
 * Everybody in a room by identity, and whether LiveKit has their sound, whatever they think themselves.
 * @throws when LiveKit does not answer, or knows no such room.
 */
export async function readSound(livekit: LiveKit, { roomName }: { roomName: string }): Promise<Map<string, boolean>> {
  const people = await livekit.rooms.listParticipants(roomName)
  return new Map(people.map(({ identity, tracks }) => [identity, tracks.length > 0]))
}
