import {
  type CandidateRequest,
  candidateRequestTopic,
  candidateTypingTopic,
  type InterviewEnded,
  type InterviewPhase,
  interviewEndedTopic,
  type JoinAnswer,
  readEnded,
  readPhase,
  seconds,
  within,
} from '@candor/shared'
import {
  DisconnectReason,
  LocalAudioTrack,
  LogLevel,
  type Participant,
  RemoteAudioTrack,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client'
import { type Caption, speakerOf } from './captions.ts'
import { type DisconnectMeaning, disconnectMeaning } from './disconnect-meaning.ts'
import { epochOf, type InterviewerState, interviewerState } from './interviewer-state.ts'
import { reconnectPolicy } from './reconnect-policy.ts'

// The room in LiveKit's browser SDK. Beside `check/network-check.ts` the only file that brings the SDK with it: it is fetched when the
// last step of the check is shown, never before the candidate has pressed something.

// The SDK writes every broken connection to the console as an error. The candidate is told by the page instead.
setLogLevel(LogLevel.silent)

/** The interviewer in the room, what it does, and where the conversation stands. Null is what it has not told, or nobody who could. */
export type InterviewerNow = {
  readonly identity: string | null
  readonly state: InterviewerState | null
  readonly phase: InterviewPhase | null
}

/** What a room tells. Nothing is told after `leave`. */
export type RoomTells = {
  /** Of several, the newest: in a handover the one before stays for a while. Null where there is none. */
  readonly interviewer: (now: InterviewerNow) => void
  readonly voice: (track: MediaStreamTrack | null) => void
  readonly caption: (caption: Caption) => void
  readonly ended: (message: InterviewEnded) => void
  readonly reconnecting: (isReconnecting: boolean) => void
  readonly playback: (allowed: boolean) => void
  readonly microphoneEnded: () => void
  readonly lost: (meaning: DisconnectMeaning) => void
}

export type LiveRoom = {
  readonly publish: (microphone: MediaStreamTrack) => Promise<void>
  readonly setMuted: (muted: boolean) => Promise<void>
  readonly sendText: (text: string) => Promise<void>
  /** Tells the interviewer that an answer is being typed. */
  readonly tellTyping: () => Promise<void>
  /** Asks the interviewer for something that is no answer. */
  readonly request: (ask: CandidateRequest['ask']) => Promise<void>
  /** Lets the interviewer come out of another speaker. */
  readonly useSpeaker: (deviceId: string) => Promise<void>
  /** Lets the interviewer be heard where the browser wants a click for it. */
  readonly startPlayback: () => Promise<void>
  /** Hangs up. The microphone stays open for a next room; whoever opened it stops it. */
  readonly leave: () => Promise<void>
}

const isInterviewer = ({ identity }: Participant) => identity.startsWith('agent-')

/** Enters the room of a join answer. @throws when it cannot be entered within 15 seconds. */
export async function enterRoom(join: JoinAnswer, tells: RoomTells): Promise<LiveRoom> {
  const room = new Room({
    // A microphone is opened once and outlives a room: a rejoin would otherwise ask for it again.
    stopLocalTrackOnUnpublish: false,
    reconnectPolicy,
    publishDefaults: { dtx: true, red: true },
  })
  let gone = false
  listen(room, join.attemptId, tells, () => gone)
  try {
    await within(seconds(15), 'enter the room', () =>
      room.connect(join.serverUrl, join.token, { maxRetries: 1, peerConnectionTimeout: seconds(12) }),
    )
  } catch (error) {
    gone = true
    void room.disconnect(false)
    throw error
  }
  return {
    publish: async (microphone) => {
      microphone.addEventListener('ended', () => gone || tells.microphoneEnded(), { once: true })
      // Another microphone takes the place of the one before: the interviewer hears one track all along.
      const before = room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track
      if (before instanceof LocalAudioTrack) await before.replaceTrack(microphone, true)
      else await room.localParticipant.publishTrack(microphone, { source: Track.Source.Microphone })
    },
    setMuted: async (muted) => {
      const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone)
      await (muted ? publication?.mute() : publication?.unmute())
    },
    sendText: async (text) => {
      await within(seconds(5), 'send the answer', () => room.localParticipant.sendText(text, { topic: 'lk.chat' }))
    },
    tellTyping: () =>
      room.localParticipant.publishData(new Uint8Array(), { reliable: false, topic: candidateTypingTopic }),
    request: (ask) => {
      const request: CandidateRequest = { v: 1, type: 'candidate.request', ask }
      const bytes = new TextEncoder().encode(JSON.stringify(request))
      return room.localParticipant.publishData(bytes, { reliable: true, topic: candidateRequestTopic })
    },
    useSpeaker: async (deviceId) => void (await room.switchActiveDevice('audiooutput', deviceId)),
    startPlayback: () => room.startAudio(),
    leave: async () => {
      gone = true
      await room.disconnect(false)
    },
  }
}

function listen(room: Room, attemptId: string, tells: RoomTells, isGone: () => boolean): void {
  const unless = <Args extends unknown[]>(tell: (...args: Args) => void) => {
    return (...args: Args) => {
      if (!isGone()) tell(...args)
    }
  }
  const lookForInterviewer = unless(() => tells.interviewer(interviewerIn(room)))
  for (const event of [
    RoomEvent.Connected,
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.ParticipantAttributesChanged,
  ] as const)
    room.on(event, lookForInterviewer)

  room.on(
    RoomEvent.TrackSubscribed,
    unless((track, _, from) => {
      if (!(track instanceof RemoteAudioTrack) || !isInterviewer(from)) return
      track.attach()
      tells.voice(track.mediaStreamTrack)
    }),
  )
  room.on(
    RoomEvent.TrackUnsubscribed,
    unless((track) => {
      track.detach()
      tells.voice(null)
    }),
  )
  room.on(
    RoomEvent.AudioPlaybackStatusChanged,
    unless(() => tells.playback(room.canPlaybackAudio)),
  )
  room.on(
    RoomEvent.Reconnecting,
    unless(() => tells.reconnecting(true)),
  )
  room.on(
    RoomEvent.Reconnected,
    unless(() => tells.reconnecting(false)),
  )
  room.on(
    RoomEvent.Disconnected,
    unless((reason) => tells.lost(disconnectMeaning(reason === undefined ? undefined : DisconnectReason[reason]))),
  )
  room.on(
    RoomEvent.DataReceived,
    unless((payload, from, _, topic) => {
      if (topic !== interviewEndedTopic || !from || !isInterviewer(from)) return
      const message = readEnded(payload)
      if (message?.attemptId === attemptId) tells.ended(message)
    }),
  )
  room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
    const attributes = reader.info.attributes ?? {}
    const base = { id: `${identity} ${attributes['lk.segment_id'] ?? reader.info.id}`, speaker: speakerOf(identity) }
    const tell = unless((text: string, final: boolean) => tells.caption({ ...base, text, final, typed: false }))
    void followStream(reader, attributes['lk.transcription_final'] === 'true', base.speaker === 'interviewer', tell)
  })
}

/** The interviewer's words come as one growing stream, the candidate's as one stream per version of the sentence. */
async function followStream(
  reader: AsyncIterable<string>,
  saidFinal: boolean,
  finalAtItsEnd: boolean,
  tell: (text: string, final: boolean) => void,
): Promise<void> {
  let text = ''
  try {
    for await (const piece of reader) {
      text += piece
      tell(text, false)
    }
  } catch {
    // A stream that breaks off with the connection: its words so far stay as they are.
  }
  tell(text, saidFinal || finalAtItsEnd)
}

function interviewerIn(room: Room): InterviewerNow {
  const newest = [...room.remoteParticipants.values()]
    .filter(isInterviewer)
    .toSorted((left, right) => epochOf(right.identity) - epochOf(left.identity))[0]
  const attributes = newest?.attributes ?? {}
  return {
    identity: newest?.identity ?? null,
    state: interviewerState(attributes['lk.agent.state']),
    phase: readPhase(attributes),
  }
}
