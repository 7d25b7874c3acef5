import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@candor/drizzle'
import { candidateIdentity } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import { admitCandidate, type Attempt, noteCandidateLeft } from '@candor/store'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import type { Log } from '../log.ts'

type Scene = {
  readonly db: Db
  readonly log: Log
  readonly room: Room
  readonly attempt: Attempt
  readonly epoch: number
  /** Called at once, before the store knows: a greeting does not wait for a row. */
  readonly onHere: () => void
  readonly onGone: () => void
}

type Fact = 'here' | 'gone'

const tellLimitMs = seconds(2)
const tellAgainMs = seconds(1)

/**
 * Tells the interviewer and the store when the candidate comes and goes, in order, however fast it piles up. Each fact is told until
 * PostgreSQL has answered: nobody else sees it, and a leaving that got lost would leave the attempt live with nobody there. Whoever takes
 * over also tells what is not so any more.
 */
export function watchCandidate({ db, log, room, attempt, epoch, onHere, onGone }: Scene): { stop: () => void } {
  const identity = candidateIdentity(attempt.id)
  const facts: Fact[] = []
  const stopped = new AbortController()
  let telling = false

  const tell = async (): Promise<void> => {
    telling = true
    for (let fact = facts[0]; fact && !stopped.signal.aborted; fact = facts[0]) {
      const verb = fact === 'here' ? admitCandidate : noteCandidateLeft
      try {
        await within(tellLimitMs, `candidate is ${fact}`, () => verb(db, { attemptId: attempt.id, epoch }))
        facts.shift()
      } catch (error) {
        log.warn(
          { part: fact === 'here' ? 'connect' : 'disconnect', error, fact },
          'the store was not told of the candidate yet',
        )
        await delay(tellAgainMs)
      }
    }
    telling = false
  }
  const note = (fact: Fact): void => {
    if (fact === 'here') log.info({ part: 'connect' }, 'candidate is here')
    else log.info({ part: 'disconnect' }, 'candidate is gone')
    facts.push(fact)
    if (!telling) void tell()
  }
  const seen = (fact: Fact, who: string): void => {
    if (who !== identity) return
    if (fact === 'here') onHere()
    else onGone()
    note(fact)
  }
  room.on(RoomEvent.ParticipantConnected, (participant) => seen('here', participant.identity))
  room.on(RoomEvent.ParticipantDisconnected, (participant) => seen('gone', participant.identity))
  const present = [...room.remoteParticipants.values()].some((participant) => participant.identity === identity)
  if (present) seen('here', identity)
  else if (attempt.candidatePresent) note('gone')
  return { stop: () => stopped.abort() }
}
