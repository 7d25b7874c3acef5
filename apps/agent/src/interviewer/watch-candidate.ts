import type { Db } from '@candor/drizzle'
import { candidateIdentity } from '@candor/rooms'
import { admitCandidate, type Attempt, noteCandidateLeft } from '@candor/store'
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import type { Log } from '../log.ts'

type Scene = {
  readonly db: Db
  readonly log: Log
  readonly room: Room
  readonly attempt: Attempt
  /** Called at once, before the store knows: a greeting does not wait for a row. */
  readonly onHere: () => void
  readonly onGone: () => void
}

/** Tells the store and the interviewer when the candidate comes and goes, one at a time and in order, however fast they pile up. */
export function watchCandidate({ db, log, room, attempt, onHere, onGone }: Scene): void {
  const identity = candidateIdentity(attempt.id)
  let last: Promise<unknown> = Promise.resolve()
  const afterwards = (what: string, run: () => Promise<unknown>): void => {
    last = last.then(run).catch((error: unknown) => log.warn({ error, what }, 'the store was not told'))
  }
  const here = (participant: RemoteParticipant): void => {
    if (participant.identity !== identity) return
    onHere()
    afterwards('candidate is here', () => admitCandidate(db, { attemptId: attempt.id }))
  }
  room.on(RoomEvent.ParticipantConnected, here)
  room.on(RoomEvent.ParticipantDisconnected, (participant) => {
    if (participant.identity !== identity) return
    onGone()
    afterwards('candidate is gone', () => noteCandidateLeft(db, { attemptId: attempt.id }))
  })
  for (const participant of room.remoteParticipants.values()) here(participant)
}
