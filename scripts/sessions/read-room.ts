import type { LiveKit } from '@candor/rooms'

type ParticipantInfo = Awaited<ReturnType<LiveKit['rooms']['listParticipants']>>[number]

export type Track = { readonly sid: string; readonly source: string; readonly type: string; readonly muted: boolean }
/** `joinedAt` is epoch milliseconds by LiveKit's clock. */
export type Participant = {
  readonly identity: string
  readonly kind: 'person' | 'agent' | 'other'
  readonly state: string
  readonly joinedAt: number
  readonly tracks: readonly Track[]
}
export type RoomNow = {
  readonly name: string
  readonly createdAt: number
  readonly participants: readonly Participant[]
}

// LiveKit's numbers, in the order of its protocol.
const states = ['joining', 'joined', 'active', 'disconnected']
const sources = ['unknown', 'camera', 'microphone', 'screen', 'screen audio']
const types = ['audio', 'video', 'data']
const kinds = new Map<number, Participant['kind']>([
  [0, 'person'],
  [4, 'agent'],
])

/** A room as LiveKit has it, with who is in it and what they publish; null where it has none of that name. */
export async function readRoom({ rooms }: LiveKit, name: string): Promise<RoomNow | null> {
  const [room] = await rooms.listRooms([name])
  if (!room) return null
  const participants = await rooms.listParticipants(name)
  return { name, createdAt: Number(room.creationTime) * 1000, participants: participants.map(participantOf) }
}

function participantOf({ identity, kind, state, joinedAt, tracks }: ParticipantInfo): Participant {
  return {
    identity,
    kind: kinds.get(kind) ?? 'other',
    state: states[state] ?? String(state),
    joinedAt: Number(joinedAt) * 1000,
    tracks: tracks.map(({ sid, source, type, muted }) => ({
      sid,
      source: sources[source] ?? String(source),
      type: types[type] ?? String(type),
      muted,
    })),
  }
}
