import { joinTokenMs } from '@candor/shared'
import type { Attempt } from '@candor/store'
import { AccessToken, TrackSource, type VideoGrant } from 'livekit-server-sdk'
import type { LiveKit } from './livekit.ts'
import { candidateIdentity } from './names.ts'

/**
 * Everything a candidate may do in LiveKit: join this one room, publish a microphone, hear, and send text.
 * Rights that LiveKit grants when they are not mentioned are named and refused.
 */
export function candidateGrant(roomName: string): VideoGrant {
  return {
    room: roomName,
    roomJoin: true,
    canPublish: true,
    canPublishSources: [TrackSource.MICROPHONE],
    canPublishData: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
    canManageAgentSession: false,
  }
}

/** A join token for the attempt's room and candidate, valid for five minutes. Carries no dispatch and no room configuration. */
export async function mintToken(livekit: LiveKit, attempt: Pick<Attempt, 'id' | 'roomName'>): Promise<string> {
  const token = new AccessToken(livekit.key, livekit.secret, {
    identity: candidateIdentity(attempt.id),
    ttl: joinTokenMs / 1000,
  })
  token.addGrant(candidateGrant(attempt.roomName))
  return token.toJwt()
}
