import { setTimeout as delay } from 'node:timers/promises'
import { isNotFound, type LiveKit } from './livekit.ts'

export type DeleteRoom = {
  readonly roomName: string
  /** Gives up after this many milliseconds; the room is then still owed and the sweep goes on. */
  readonly limitMs?: number
}

const retryAfterMs = [200, 400, 800, 1600, 3200]

/**
 * Deletes a room and asks again until LiveKit says that it does not exist. Returns whether it is confirmed gone.
 * Refuses names that are not ours.
 */
export async function deleteRoom(livekit: LiveKit, { roomName, limitMs = 10_000 }: DeleteRoom): Promise<boolean> {
  if (!roomName.startsWith('candor-')) return false
  const stopAt = performance.now() + limitMs
  for (let attempt = 0; performance.now() < stopAt; attempt += 1) {
    try {
      await livekit.rooms.deleteRoom(roomName)
      if ((await livekit.rooms.listRooms([roomName])).length === 0) return true
    } catch (error) {
      if (isNotFound(error)) return true
    }
    await delay(Math.min(retryAfterMs[attempt] ?? 3200, Math.max(0, stopAt - performance.now())))
  }
  return false
}
