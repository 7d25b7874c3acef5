import type { Db } from '@candor/drizzle'
import { type Outcome, refused, statesWithInterviewer } from '@candor/shared'
import { type Attempt, type EndedProcess, loseInterviewer, noteJobLost, takeSuccessorNumber } from '@candor/store'
import { dispatchInterviewer, sendDispatch } from './dispatch-interviewer.ts'
import { evictInterviewer } from './evict-interviewer.ts'
import type { LiveKit } from './livekit.ts'
import { openRoom } from './open-room.ts'

type Holder = { readonly attemptId: string; readonly epoch: number }

/**
 * Replaces an interviewer whose process was seen to end, without waiting for its lease. Its participant is sent out of the room beside,
 * so that the candidate does not look at somebody who is gone. Of one that had not come yet another is asked for, at once the first time.
 * Refused with `attempt_closing` where an end is committed: nobody comes to such a room any more; with `epoch_taken` where another process
 * holds its number.
 */
export async function replaceInterviewer(db: Db, livekit: LiveKit, holder: EndedProcess): Promise<Outcome<Attempt>> {
  const lost = await loseInterviewer(db, holder)
  if (!lost.ok) {
    const unstarted = lost.refusal === 'epoch_stale' ? await noteJobLost(db, holder) : lost
    return unstarted.ok ? dispatchInterviewer(db, livekit, holder) : unstarted
  }
  const { roomName, state } = lost.value
  // An end is committed: the room may be deleted already and must not come back.
  if (!statesWithInterviewer.some((one) => one === state)) return refused('attempt_closing')
  // It may have been lost with its room. Where that cannot be opened now, no number is spent on a dispatch that cannot arrive.
  await openRoom(livekit, lost.value)
  const [replaced] = await Promise.all([
    dispatchInterviewer(db, livekit, holder),
    evictInterviewer(livekit, { ...holder, roomName }),
  ])
  return replaced
}

/** Asks for the successor of an interviewer that goes on talking until that one is there. */
export async function askForSuccessor(db: Db, livekit: LiveKit, holder: Holder): Promise<Outcome<Attempt>> {
  const asked = await takeSuccessorNumber(db, holder)
  if (asked.ok) await sendDispatch(livekit, asked.value)
  return asked
}
