import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@candor/drizzle'
import { askForSuccessor, type LiveKit, openRoom } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import type { Attempt } from '@candor/store'
import type { Room } from '@livekit/rtc-node'
import type { Closing } from '../closing/closing.ts'
import type { Log } from '../log.ts'
import { type GivingWay, giveWay } from './give-way.ts'
import { keepRoomOpen } from './keep-room-open.ts'
import type { Ticking } from './keep-ticking.ts'

type Scene = {
  readonly db: Db
  readonly livekit: LiveKit
  readonly log: Log
  readonly room: Room
  readonly attempt: Attempt
  readonly epoch: number
  readonly closing: Closing
  readonly ticking: Ticking
}

const askEveryMs = seconds(3)
const askLimitMs = seconds(5)

/**
 * Keeps this interviewer's place while its surroundings fail, and gives it up in order. LiveKit forgot the room: opens it again under its
 * name, which is what both SDKs need to come back. The worker died: goes on talking and asks for a successor until one is there.
 */
export function holdPlace({ db, livekit, log, room, attempt, epoch, closing, ticking }: Scene): GivingWay {
  const attemptId = attempt.id
  const gone = new AbortController()

  const findSuccessor = async (): Promise<void> => {
    log.warn({ part: 'disconnect' }, 'the worker is gone: asking for a successor')
    while (!gone.signal.aborted && !closing.ending()) {
      try {
        const asked = await within(askLimitMs, 'ask for a successor', () =>
          askForSuccessor(db, livekit, { attemptId, epoch }),
        )
        if (!asked.ok && asked.refusal !== 'interviewer_present') return
      } catch (error) {
        log.warn({ part: 'disconnect', error }, 'no successor asked for yet')
      }
      await delay(askEveryMs)
    }
  }
  keepRoomOpen({
    room,
    open: () => openRoom(livekit, attempt),
    wanted: () => !closing.ending() && !gone.signal.aborted,
    onFailed: (error) => log.debug({ part: 'connect', error }, 'room not open yet'),
  })
  const givingWay = giveWay({ room, attemptId, epoch, stepAside: closing.stepAside })
  void ticking.alone.then(findSuccessor)
  return {
    ...givingWay,
    left: () => {
      gone.abort()
      givingWay.left()
      ticking.left()
    },
  }
}
