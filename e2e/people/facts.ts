import type { Db } from '@candor/drizzle'
import { type LiveKitAddress, liveKitFrom } from '@candor/rooms'
import { readInterview } from '@candor/store'

/** What the store and LiveKit say of an interview, whatever its pages show. */
export async function factsOf(db: Db, livekit: LiveKitAddress, interviewId: string) {
  const reading = await readInterview(db, { interviewId })
  if (!reading.ok) throw new Error(reading.refusal)
  const { attempts } = reading.value
  const names = attempts.map(({ roomName }) => roomName)
  const rooms = names.length > 0 ? await liveKitFrom(livekit).rooms.listRooms(names) : []
  return { attempts, last: attempts.at(-1), roomsLeft: rooms.map(({ name }) => name) }
}
