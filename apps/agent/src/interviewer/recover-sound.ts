import { candidateIdentity, interviewerIdentity } from '@candor/rooms'
import { seconds, within } from '@candor/shared'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { type Clock, oneAlarm, wallClock } from '../care/clock.ts'
import type { Log } from '../log.ts'

/** Whoever is in a room has its sound there within a second; LiveKit tells of those without any up to three seconds late. */
const soundLimitMs = seconds(4)
/** A LiveKit has everybody back so long after its first answer, or somebody's SDK is stuck. */
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
 * back at all though LiveKit has answered for a while, gives up its place.
 */
export function recoverSound(scene: Scene): void {
  const { log, room, attemptId, epoch, readSound, reconnectCandidate, giveUp, clock = wallClock } = scene
  const candidate = candidateIdentity(attemptId)
  let backAt = Number.NEGATIVE_INFINITY
  let heard = false
  let away = false
  let answered = false

  const look = async (): Promise<void> => {
    const sound = await within(askLimitMs, 'ask whose sound is there', readSound)
    if (!sound.get(interviewerIdentity(attemptId, epoch))) {
      if (!away || answered) return giveUp('came back without a voice')
      // It may have answered for a moment only, and the SDK has hardly had the time to come back.
      answered = true
      return setAlarm(backLimitMs)
    }
    if (!heard || sound.get(candidate) !== false) return
    heard = false
    log.warn({ part: 'track' }, 'the candidate came back without sound: the page is made to join anew')
    await within(askLimitMs, 'make the candidate join anew', reconnectCandidate)
  }
  const setAlarm = oneAlarm(clock, () => {
    look().catch((error: unknown) => {
      log.warn({ part: 'track', error }, 'not known whose sound is there')
      answered = false
      setAlarm(backLimitMs)
    })
  })
  room.on(RoomEvent.TrackSubscribed, (_track, _publication, { identity }) => {
    if (identity === candidate) heard = true
  })
  room.on(RoomEvent.Reconnecting, () => {
    away = true
    answered = false
    setAlarm(backLimitMs)
  })
  room.on(RoomEvent.Reconnected, () => {
    away = false
    backAt = clock.now()
    setAlarm(soundLimitMs)
  })
  room.on(RoomEvent.ParticipantConnected, ({ identity }) => {
    if (identity === candidate && clock.now() - backAt < othersComeWithinMs) setAlarm(soundLimitMs)
  })
}
