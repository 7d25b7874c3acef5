import type { Db } from '@candor/drizzle'
import {
  type Attempt,
  beginSweep,
  compareRooms,
  confirmRoomGone,
  endDueAttempts,
  holdWindows,
  noteSweepWork,
  noteWaiting,
  readInstallation,
  takeOverdueDispatches,
  takeOwedRooms,
} from '@candor/store'
import { checkRoomMs, minutes } from '@candor/shared'
import type { Room } from 'livekit-server-sdk'
import { deleteRoom } from './delete-room.ts'
import { sendDispatch } from './dispatch-interviewer.ts'
import { evictInterviewer } from './evict-interviewer.ts'
import type { LiveKit } from './livekit.ts'
import { checkRoomPrefix, roomPrefix } from './names.ts'
import { openRoom } from './open-room.ts'

/** What one sweep did: ids of attempts, names of stray rooms, and in words what LiveKit refused. */
export type Swept = {
  readonly ended: string[]
  readonly dispatched: string[]
  readonly roomsGone: string[]
  readonly strayRoomsGone: string[]
  readonly roomsReopened: string[]
  readonly failed: string[]
}

const most = 20
const deleteLimitMs = 4000

/** When the last sweep over a connection began, `performance.now()`; nothing where PostgreSQL has not answered it. */
const sweptAt = new WeakMap<Db, number>()

/** A process that has just swept itself knows that PostgreSQL was there: the pause since is its own. */
async function begin(db: Db): Promise<{ compareRooms: boolean }> {
  const [before, now] = [sweptAt.get(db), performance.now()]
  sweptAt.delete(db)
  const begun = await beginSweep(db, { restedMs: before === undefined ? 0 : now - before })
  sweptAt.set(db, now)
  return begun
}

/**
 * Ends what is past its deadline, asks again for interviewers that never came or were lost, deletes rooms that ended attempts left behind,
 * and every five seconds compares LiveKit's rooms with ours: stray ones of our own are deleted, forgotten ones are opened again. Any number
 * of sweepers may run at once: rows are taken by short statements, and none is held while LiveKit is asked. LiveKit's errors are told in
 * `failed`, not thrown; PostgreSQL's are thrown.
 */
export async function sweep(db: Db, livekit: LiveKit): Promise<Swept> {
  const failed: string[] = []
  const trying = async (what: string, run: () => Promise<unknown>): Promise<boolean> => {
    try {
      return (await run()) !== false
    } catch (error) {
      failed.push(`${what}: ${String(error)}`)
      return false
    }
  }
  const { compareRooms: compare } = await begin(db)
  const ended = await endDueAttempts(db, { limit: most })
  const overdue = await takeOverdueDispatches(db, { limit: most })
  const owed = await takeOwedRooms(db, { limit: most, holdMs: deleteLimitMs * 2 })

  await Promise.all(overdue.map((attempt) => trying(`dispatch ${attempt.id}`, () => dispatchAgain(livekit, attempt))))
  const roomsGone = await keep(owed, ({ attemptId, roomName }) =>
    trying(`room of ${attemptId}`, async () => {
      const gone = await deleteRoom(livekit, { roomName, limitMs: deleteLimitMs })
      if (gone) await confirmRoomGone(db, { attemptId })
      return gone
    }),
  )
  const swept: Swept = {
    ended: ended.map(({ id }) => id),
    dispatched: overdue.map(({ id }) => id),
    roomsGone: roomsGone.map(({ attemptId }) => attemptId),
    ...(compare ? await settleRooms(db, livekit, trying) : { strayRoomsGone: [], roomsReopened: [] }),
    failed,
  }
  if (Object.values(swept).some((list) => list.length > 0)) await noteSweepWork(db, swept)
  return swept
}

type Trying = (what: string, run: () => Promise<unknown>) => Promise<boolean>

/** The entries for which `done` answers yes. */
async function keep<Entry>(entries: readonly Entry[], done: (entry: Entry) => Promise<boolean>): Promise<Entry[]> {
  const answers = await Promise.all(entries.map(done))
  return entries.filter((_, index) => answers[index])
}

/** The one that did not come, or was lost, may still stand in the room, mute or frozen; a successor asked for is another matter. */
async function dispatchAgain(livekit: LiveKit, attempt: Attempt): Promise<void> {
  const replaces = attempt.lostInterviewers > 0 && attempt.dispatchedEpoch === attempt.spentEpoch + 1
  await Promise.all([
    sendDispatch(livekit, attempt),
    replaces ? evictInterviewer(livekit, { ...attempt, attemptId: attempt.id }) : null,
  ])
}

/** LiveKit closes a check room that is empty; one in which somebody stays is closed here. By its own clock, with a minute for clocks that differ. */
function oldCheckRooms(rooms: readonly Room[], installation: string): string[] {
  const before = Date.now() - checkRoomMs - minutes(1)
  return rooms
    .filter(
      ({ name, creationTime }) =>
        name.startsWith(checkRoomPrefix(installation)) && Number(creationTime) * 1000 < before,
    )
    .map(({ name }) => name)
}

async function settleRooms(
  db: Db,
  livekit: LiveKit,
  trying: Trying,
): Promise<Pick<Swept, 'strayRoomsGone' | 'roomsReopened'>> {
  const installation = await readInstallation(db)
  let rooms: Room[] = []
  const listed = await trying('list rooms', async () => {
    rooms = await livekit.rooms.listRooms()
  })
  if (!listed) return { strayRoomsGone: [], roomsReopened: [] }
  const ours = rooms.filter(({ name }) => name.startsWith(roomPrefix(installation)))
  const names = ours.map(({ name }) => name)
  // Interviewers are not counted among LiveKit's participants, and nobody but the candidate has a token.
  const roomNames = ours.filter((room) => room.numParticipants > 0).map(({ name }) => name)
  await noteWaiting(db, { roomNames })
  await holdWindows(db, { roomNames })
  const { stray, missing } = await compareRooms(db, names)
  const strayRoomsGone = await keep([...stray, ...oldCheckRooms(rooms, installation)], (roomName) =>
    trying(`stray room ${roomName}`, () => deleteRoom(livekit, { roomName, limitMs: deleteLimitMs })),
  )
  const reopened = await keep(missing, (attempt) =>
    trying(`reopen ${attempt.attemptId}`, () => openRoom(livekit, attempt)),
  )
  return { strayRoomsGone, roomsReopened: reopened.map(({ attemptId }) => attemptId) }
}
