import { roomDepartureTimeoutMs, roomEmptyTimeoutMs } from '@candor/shared'
import type { Attempt } from '@candor/store'
import { RoomAgentDispatch } from 'livekit-server-sdk'
import type { LiveKit } from './livekit.ts'

/** LiveKit sends every worker without a name into a room that asks for no agent. Ours asks for one that nobody registers. */
const nobody = new RoomAgentDispatch({ agentName: 'candor-nobody' })

/**
 * Makes the room of an attempt, for one human (interviewers do not count). Idempotent: LiveKit returns the room that is there.
 * Also brings a room back under its name when LiveKit has forgotten it, which the SDKs need to reconnect.
 * @throws when LiveKit does not answer within its limit or refuses.
 */
export async function openRoom(
  livekit: LiveKit,
  attempt: Pick<Attempt, 'roomName' | 'reconnectWindowMs'>,
): Promise<void> {
  await livekit.rooms.createRoom({
    name: attempt.roomName,
    emptyTimeout: roomEmptyTimeoutMs / 1000,
    departureTimeout: Math.ceil(roomDepartureTimeoutMs(attempt.reconnectWindowMs) / 1000),
    maxParticipants: 1,
    agents: [nobody],
  })
}
