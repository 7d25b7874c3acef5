import type { Db } from '@candor/drizzle'
import { confirmRoomGone, endDueAttempts, takeOverdueDispatches, takeOwedRooms } from '@candor/store'
import { deleteRoom } from './delete-room.ts'
import { sendDispatch } from './dispatch-interviewer.ts'
import type { LiveKit } from './livekit.ts'

/** What one sweep did. */
export type Swept = {
  readonly ended: string[]
  readonly dispatched: string[]
  readonly roomsGone: string[]
  readonly failed: string[]
}

const most = 20
const deleteLimitMs = 4000

/**
 * Ends what is past its deadline, asks again for interviewers that never came or were lost, and deletes rooms that ended attempts left
 * behind. Any number of sweepers may run at once: rows are taken by short statements, and none is held while LiveKit is asked.
 * LiveKit's errors are told in `failed`, not thrown; PostgreSQL's are thrown.
 */
export async function sweep(db: Db, livekit: LiveKit): Promise<Swept> {
  const ended = await endDueAttempts(db, { limit: most })
  const overdue = await takeOverdueDispatches(db, { limit: most })
  const owed = await takeOwedRooms(db, { limit: most, holdMs: deleteLimitMs * 2 })
  const failed: string[] = []

  await Promise.all(
    overdue.map((attempt) =>
      sendDispatch(livekit, attempt).catch((error: unknown) => failed.push(`dispatch ${attempt.id}: ${String(error)}`)),
    ),
  )
  const roomsGone: string[] = []
  await Promise.all(
    owed.map(async ({ attemptId, roomName }) => {
      if (!(await deleteRoom(livekit, { roomName, limitMs: deleteLimitMs }))) return failed.push(`room of ${attemptId}`)
      await confirmRoomGone(db, { attemptId })
      return roomsGone.push(attemptId)
    }),
  )
  return { ended: ended.map(({ id }) => id), dispatched: overdue.map(({ id }) => id), roomsGone, failed }
}
