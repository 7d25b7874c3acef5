import type { DisconnectReason } from 'livekit-client'
import type { Connection } from './screen-of.ts'

/**
 * What it means for the candidate that LiveKit ended the connection.
 * `left`: we hung up ourselves. `moved`: another tab took over. `over`: the room is gone, so probably the interview has ended.
 * `lost`: nobody meant it. Only the server knows whether an interview has ended: after all but the first two it is asked.
 */
export type DisconnectMeaning = 'left' | 'moved' | 'over' | 'lost'

/** By name, so that this table needs no LiveKit code; a reason that LiveKit adds does not compile until it is in here. */
const meanings: Record<keyof typeof DisconnectReason, DisconnectMeaning> = {
  UNKNOWN_REASON: 'lost',
  CLIENT_INITIATED: 'left',
  DUPLICATE_IDENTITY: 'moved',
  SERVER_SHUTDOWN: 'lost',
  PARTICIPANT_REMOVED: 'over',
  ROOM_DELETED: 'over',
  STATE_MISMATCH: 'lost',
  JOIN_FAILURE: 'lost',
  MIGRATION: 'lost',
  SIGNAL_CLOSE: 'lost',
  ROOM_CLOSED: 'over',
  USER_UNAVAILABLE: 'lost',
  USER_REJECTED: 'lost',
  SIP_TRUNK_FAILURE: 'lost',
  CONNECTION_TIMEOUT: 'lost',
  MEDIA_FAILURE: 'lost',
  AGENT_ERROR: 'lost',
}

/** The meaning of a reason's name; a reason newer than this page means lost. */
export function disconnectMeaning(name: string | undefined): DisconnectMeaning {
  return name !== undefined && name in meanings ? meanings[name as keyof typeof meanings] : 'lost'
}

/** How the connection stands after a disconnection of each meaning. A room that is gone is tried again: only the server says that it is over. */
export const connectionAfter: Record<DisconnectMeaning, Connection> = {
  left: { at: 'left' },
  moved: { at: 'moved' },
  over: { at: 'reconnecting' },
  lost: { at: 'reconnecting' },
}
