import { interviewerIdentity } from '@candor/rooms'
import { leaseMs, seconds } from '@candor/shared'
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import { type Clock, oneAlarm, wallClock } from '../care/clock.ts'

/**
 * A successor that has claimed is heard within this, or something is wrong with it: the one before goes all the same, sooner than its worker
 * ends it as a job that nobody wants any more.
 */
const successorHeardMs = seconds(8)

type Scene = {
  readonly room: Pick<Room, 'on' | 'remoteParticipants'>
  readonly attemptId: string
  readonly epoch: number
  readonly stepAside: (why: string) => void
  readonly clock?: Clock
}

/** How a talking interviewer learns that it is not the one any more, and when it stops. */
export type GivingWay = {
  /** PostgreSQL has answered: still ours. */
  readonly proved: () => void
  /** PostgreSQL has answered: not ours any more, and why. */
  readonly refused: (why: string) => void
  readonly left: () => void
}

/**
 * Between a successor's claim and its first sound there are a room to enter and a session to start, seconds on a busy host. Whoever is
 * replaced goes on talking until the successor has its voice in the room, and stops then: it publishes its track before it says a word, so
 * that there are never two voices. Not so who has proved nothing for a lease: it stood still, others have gone on since, and it stops at once.
 */
export function giveWay({ room, attemptId, epoch, stepAside, clock = wallClock }: Scene): GivingWay {
  let provedAt = clock.now()
  const setAlarm = oneAlarm(clock, () => stepAside('the successor was not heard in time'))

  const isSuccessor = ({ identity }: Pick<RemoteParticipant, 'identity'>): boolean => {
    const number = Number(/-e(\d+)$/.exec(identity)?.[1])
    return number > epoch && identity === interviewerIdentity(attemptId, number)
  }
  const giveUp = (why: string): void => {
    setAlarm(null)
    stepAside(why)
  }
  room.on(RoomEvent.TrackPublished, (_track, participant) => {
    if (isSuccessor(participant)) giveUp('the successor is here')
  })
  return {
    proved: () => {
      provedAt = clock.now()
    },
    refused: (why) => {
      const speaks = (one: RemoteParticipant): boolean => isSuccessor(one) && one.trackPublications.size > 0
      const standsBy = why === 'epoch_stale' && clock.now() - provedAt <= leaseMs
      if (!standsBy || [...room.remoteParticipants.values()].some(speaks)) giveUp(why)
      else setAlarm(successorHeardMs)
    },
    left: () => setAlarm(null),
  }
}
