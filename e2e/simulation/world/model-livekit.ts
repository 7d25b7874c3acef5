import { roomDepartureTimeoutMs, roomEmptyTimeoutMs, seconds } from '@candor/shared'
import type { Dispatch, ModelLiveKit, Participant, Room } from './parts.ts'
import type { World } from './world.ts'

export const newLiveKit = (): ModelLiveKit => ({ up: true, deletesFail: false, dispatches: 'arrive', rooms: new Map() })

export const hasHuman = (room: Room): boolean => [...room.participants.values()].some(({ epoch }) => epoch === null)

/** Makes a room or finds it. False while the server is away. */
export function createRoom(world: World, name: string): boolean {
  const { livekit, time } = world
  if (!livekit.up) return false
  if (livekit.rooms.has(name)) return true
  const room: Room = { name, createdAt: time.now(), participants: new Map(), hadHuman: false }
  livekit.rooms.set(name, room)
  time.after(roomEmptyTimeoutMs, () => {
    if (!room.hadHuman) closeRoom(world, room)
  })
  return true
}

/** Deletes a room. True when it is confirmed gone; false when the server is away or refuses. */
export function deleteRoom(world: World, name: string): boolean {
  const { livekit } = world
  if (!livekit.up || livekit.deletesFail) return false
  const room = livekit.rooms.get(name)
  if (room) closeRoom(world, room)
  return true
}

function closeRoom(world: World, room: Room): void {
  if (world.livekit.rooms.get(room.name) !== room) return
  world.livekit.rooms.delete(room.name)
  for (const participant of room.participants.values()) participant.onOut('room_gone')
  room.participants.clear()
  world.hint()
}

/** Enters a room. False where there is none, unless the server makes rooms for whoever comes. */
export function joinRoom(world: World, name: string, participant: Participant): boolean {
  const { livekit, habits } = world
  if (!livekit.up || (!livekit.rooms.has(name) && !habits.autoCreate)) return false
  createRoom(world, name)
  const room = livekit.rooms.get(name) as Room
  const before = room.participants.get(participant.identity)
  if (before) leaveRoom(world, name, before, 'replaced')
  room.participants.set(participant.identity, participant)
  if (participant.epoch === null) room.hadHuman = true
  tellOthers(room, participant, true)
  world.hint()
  return true
}

/** Somebody is not there any more: they left, or the server noticed that they had, or they were sent out. */
export function leaveRoom(world: World, name: string, who: Participant, why: 'left' | 'replaced' | 'removed'): void {
  const room = world.livekit.rooms.get(name)
  if (!room || room.participants.get(who.identity) !== who) return
  room.participants.delete(who.identity)
  tellOthers(room, who, false)
  if (why !== 'left') who.onOut(why)
  if (who.epoch === null) closeOnceEmpty(world, room)
  world.hint()
}

function closeOnceEmpty(world: World, room: Room): void {
  world.time.after(roomDepartureTimeoutMs(world.habits.reconnectWindowMs), () => {
    if (!hasHuman(room)) closeRoom(world, room)
  })
}

function tellOthers(room: Room, who: Participant, here: boolean): void {
  for (const other of room.participants.values()) if (other !== who) other.onOther(who, here)
}

/** Sends an interviewer of that identity out of the room, if it is there. */
export function evict(world: World, name: string, identity: string): void {
  const who = world.livekit.up ? world.livekit.rooms.get(name)?.participants.get(identity) : undefined
  if (who) leaveRoom(world, name, who, 'removed')
}

/** The server dies and forgets all rooms; whoever was there notices. */
export function fall(world: World): void {
  const rooms = [...world.livekit.rooms.values()]
  world.livekit.up = false
  world.livekit.rooms.clear()
  for (const room of rooms) for (const participant of room.participants.values()) participant.onOut('room_gone')
}

/** Asks for an interviewer: at most one worker gets the job, and nobody is told when none does. */
export function sendDispatch(world: World, dispatch: Dispatch): void {
  const { livekit, chance, time } = world
  if (!livekit.up || !livekit.rooms.has(dispatch.roomName) || livekit.dispatches === 'vanish') return
  const deliver = (ms: number): void => time.after(ms, () => world.offerJob(dispatch))
  if (livekit.dispatches === 'late') return deliver(chance.livekit.between(2000, seconds(12)))
  deliver(chance.livekit.between(20, 120))
  if (livekit.dispatches === 'twice') deliver(chance.livekit.between(20, 3000))
}
