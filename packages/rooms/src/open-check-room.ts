import { createHmac } from 'node:crypto'
import { type CheckAnswer, checkRoomMs, randomLetters } from '@candor/shared'
import { AccessToken, RoomAgentDispatch, type VideoGrant } from 'livekit-server-sdk'
import type { LiveKit } from './livekit.ts'
import { checkRoomPrefix } from './names.ts'

const nobody = new RoomAgentDispatch({ agentName: 'candor-nobody' })

/** One person, whose three looks at the network may overlap while LiveKit has not noticed yet that one is over. */
const mostAtOnce = 4

/** What a check may do: stand in its own room, and nothing there. */
function checkGrant(room: string): VideoGrant {
  return {
    room,
    roomJoin: true,
    canPublish: false,
    canPublishData: false,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
    canManageAgentSession: false,
  }
}

/**
 * A room in which a candidate's browser tries its way to LiveKit before the interview: two minutes, no interviewer, and a token for this
 * room alone. Asking again within the two minutes gives the same room, so that nobody makes many. LiveKit or the sweep closes it; nobody
 * has to leave it.
 * @throws when LiveKit does not answer within its limit or refuses.
 */
export async function openCheckRoom(
  livekit: LiveKit,
  { installation, inviteId, now }: { installation: string; inviteId: string; now: number },
): Promise<CheckAnswer> {
  const turn = Math.floor(now / checkRoomMs)
  const name = createHmac('sha256', livekit.secret).update(`check ${inviteId} ${turn}`).digest('hex').slice(0, 26)
  const room = `${checkRoomPrefix(installation)}${name}`
  const lengthSeconds = checkRoomMs / 1000
  await livekit.rooms.createRoom({
    name: room,
    emptyTimeout: lengthSeconds,
    departureTimeout: lengthSeconds,
    maxParticipants: mostAtOnce,
    agents: [nobody],
  })
  const token = new AccessToken(livekit.key, livekit.secret, {
    identity: `check-${randomLetters(12)}`,
    ttl: lengthSeconds,
  })
  token.addGrant(checkGrant(room))
  return { v: 1, serverUrl: livekit.publicUrl, token: await token.toJwt() }
}
