import { candidateIdentity, interviewerIdentity } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { type Clock, oneAlarm, wallClock } from '../care/clock.ts'
import type { Log } from '../log.ts'

/** Whoever is in a room has its sound there within a second; LiveKit tells of those without any up to three seconds late. */
const soundLimitMs = seconds(4)
/** A LiveKit that answers has everybody back after this, or somebody's SDK is stuck. */
const backLimitMs = seconds(15)
/** A browser comes back so long after the interviewer. */
const othersComeWithinMs = seconds(60)
const askLimitMs = seconds(3)

type Scene = {
  readonly log: Log
  readonly room: Pick<Room, 'on'>
  readonly attemptId: string
  readonly epoch: number
  /** Who is in the room by identity, and whether LiveKit has their sound. */
  readonly readSound: () => Promise<ReadonlyMap<string, boolean>>
  readonly reconnectCandidate: () => Promise<unknown>
  readonly giveUp: (why: string) => void
  readonly clock?: Clock
}

/**
 * When LiveKit comes back, both sides connect again by their SDKs, and now and then one comes back without sound: it counts as connected, its
 * state is seen, and nothing it publishes or should hear ever arrives. Nothing repairs that. So the interviewer asks LiveKit whose sound it
 * has: a candidate who had a microphone before is made to join anew, once; an interviewer without a voice, or not
 * back at all, gives up its place.
 */
export function recoverSound(scene: Scene): void {
  const { log, room, attemptId, epoch, readSound, reconnectCandidate, giveUp, clock = wallClock } = scene
  const candidate = candidateIdentity(attemptId)
  let backAt = Number.NEGATIVE_INFINITY
  let heard = false

  const look = async (): Promise<void> => {
    const sound = await within(askLimitMs, 'ask whose sound is there', readSound)
    if (!sound.get(interviewerIdentity(attemptId, epoch))) return giveUp('came back without a voice')
    if (!heard || sound.get(candidate) !== false) return
    heard = false
    log.warn({ part: 'track' }, 'the candidate came back without sound: the page is made to join anew')
    await within(askLimitMs, 'make the candidate join anew', reconnectCandidate)
  }
  const setAlarm = oneAlarm(clock, () => {
    look().catch((error: unknown) => {
      log.warn({ part: 'track', error }, 'not known whose sound is there')
      setAlarm(backLimitMs)
    })
  })
  room.on(RoomEvent.TrackSubscribed, (_track, _publication, { identity }) => {
    if (identity === candidate) heard = true
  })
  room.on(RoomEvent.Reconnecting, () => setAlarm(backLimitMs))
  room.on(RoomEvent.Reconnected, () => {
    backAt = clock.now()
    setAlarm(soundLimitMs)
  })
  room.on(RoomEvent.ParticipantConnected, ({ identity }) => {
    if (identity === candidate && clock.now() - backAt < othersComeWithinMs) setAlarm(soundLimitMs)
  })
}
