import { type LiveKit, roomPrefix } from '@candor/rooms'
import { compareRooms, readInstallation, readRoomOwners } from '@candor/store'
import type { World } from './world.ts'

/**
 * A room of ours in LiveKit beside its attempt. `matched`: unfinished. `leaving`: the attempt has just ended and the room is being deleted.
 * `stray`: no unfinished attempt has it.
 */
export type RoomBeside = {
  readonly name: string
  readonly standing: 'matched' | 'leaving' | 'stray'
  readonly attemptId: string | null
  readonly people: number
}
export type Compared = {
  readonly rooms: readonly RoomBeside[]
  /** Unfinished attempts without a room. */
  readonly missing: readonly { readonly attemptId: string; readonly roomName: string }[]
  /** Rooms of others on the same LiveKit: only counted. */
  readonly foreign: number
}

/** The interviewer deletes its room, and three seconds later a sweep does. */
const leavingForMs = 10_000

export async function compareAll({ askStore, askRooms }: World): Promise<Compared> {
  const ours = roomPrefix(await askStore(readInstallation))
  const listed = await askRooms(({ rooms }: LiveKit) => rooms.listRooms())
  const own = listed.filter(({ name }) => name.startsWith(ours))
  const names = own.map(({ name }) => name)
  const { missing } = await askStore((db) => compareRooms(db, names))
  const owners = new Map((await askStore((db) => readRoomOwners(db, names))).map((owner) => [owner.roomName, owner]))
  const rooms = own.map(({ name, numParticipants }): RoomBeside => {
    const owner = owners.get(name)
    const leaving = owner?.endedAgoMs !== undefined && owner.endedAgoMs !== null && owner.endedAgoMs < leavingForMs
    const standing = !owner ? 'stray' : owner.state !== 'ended' ? 'matched' : leaving ? 'leaving' : 'stray'
    return { name, standing, attemptId: owner?.attemptId ?? null, people: numParticipants }
  })
  return {
    rooms,
    missing: missing.map(({ attemptId, roomName }) => ({ attemptId, roomName })),
    foreign: listed.length - own.length,
  }
}
