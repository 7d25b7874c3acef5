import { EventEmitter } from 'node:events'
import {
  type InterviewEnded,
  type InterviewPhase,
  interviewEndedTopic,
  interviewPhaseAttribute,
  readEnded,
  readPhase,
  within,
} from '@candor/shared'
import {
  DisconnectReason,
  type RemoteParticipant,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { openEar } from './ear.ts'
import { type Microphone, openMicrophone } from './microphone.ts'

/** A line of either side, as the captions bring it. */
export type Line = { readonly speaker: 'candidate' | 'interviewer'; readonly text: string; readonly at: number }
export type Ending = {
  readonly by: 'message' | 'disconnect'
  readonly at: number
  readonly endReason: InterviewEnded['endReason'] | null
  readonly disconnectReason: string | null
}

export type CandidateEvents = {
  line: [Line]
  phase: [InterviewPhase]
  state: [string]
  ending: [Ending]
  disconnected: [number]
}

export type Entrance = { readonly serverUrl: string; readonly token: string }

/** A candidate without a browser: a real LiveKit participant with a microphone and an ear. Moments are `performance.now()` milliseconds. */
export class SyntheticCandidate extends EventEmitter<CandidateEvents> {
  readonly room = new Room()
  readonly lines: Line[] = []
  readonly ear = openEar()
  phase: InterviewPhase | null = null
  interviewerState = 'absent'
  ending: Ending | null = null
  disconnectedAt: number | null = null
  #microphone: Microphone | null = null

  constructor() {
    super()
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === TrackKind.KIND_AUDIO) this.ear.listen(track)
    })
    this.room.on(RoomEvent.ParticipantAttributesChanged, (changed, participant) => {
      if (!participant.identity.startsWith('agent-')) return
      this.#setState(changed['lk.agent.state'])
      if (changed[interviewPhaseAttribute] !== undefined) this.#setPhase(changed)
    })
    this.room.on(RoomEvent.ParticipantConnected, (participant) => this.#see(participant))
    this.room.on(RoomEvent.DataReceived, (bytes, _participant, _kind, topic) => {
      if (topic === interviewEndedTopic) this.#read(bytes)
    })
    this.room.on(RoomEvent.Disconnected, (reason) => {
      this.disconnectedAt = performance.now()
      this.#end({
        by: 'disconnect',
        at: this.disconnectedAt,
        endReason: null,
        disconnectReason: DisconnectReason[reason] ?? String(reason),
      })
      this.emit('disconnected', this.disconnectedAt)
    })
    this.room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      void this.#caption(reader, identity).catch(() => {})
    })
  }

  /** Joins and publishes the microphone; `silent` joins without one. */
  async enter({ serverUrl, token }: Entrance, { silent = false }: { silent?: boolean } = {}): Promise<void> {
    await within(15_000, 'join the room', () =>
      this.room.connect(serverUrl, token, { autoSubscribe: true, dynacast: false }),
    )
    for (const participant of this.room.remoteParticipants.values()) this.#see(participant)
    if (silent) return
    this.#microphone = openMicrophone()
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await this.room.localParticipant?.publishTrack(this.#microphone.track, options)
  }

  /** Says 24 kHz PCM; resolves with the moment the last of it was sent. */
  say(pcm: Int16Array): Promise<number> {
    if (!this.#microphone) throw new Error('this candidate has no microphone')
    return this.#microphone.say(pcm)
  }

  async type(text: string): Promise<void> {
    await this.room.localParticipant?.sendText(text, { topic: 'lk.chat' })
  }

  async leave(): Promise<void> {
    this.ear.close()
    await this.#microphone?.stop()
    await this.room.disconnect()
  }

  #see(participant: RemoteParticipant): void {
    if (!participant.identity.startsWith('agent-')) return
    this.#setState(participant.attributes['lk.agent.state'] ?? 'initializing')
    this.#setPhase(participant.attributes)
  }

  #setState(state: string | undefined): void {
    if (!state || state === this.interviewerState) return
    this.interviewerState = state
    this.emit('state', state)
  }

  #setPhase(attributes: Readonly<Record<string, string>>): void {
    const phase = readPhase(attributes)
    if (!phase) return
    this.phase = phase
    this.emit('phase', phase)
  }

  #read(bytes: Uint8Array): void {
    const message = readEnded(bytes)
    if (!message) throw new Error('the interviewer told an end that has not the form of one')
    this.#end({ by: 'message', at: performance.now(), endReason: message.endReason, disconnectReason: null })
  }

  #end(ending: Ending): void {
    if (this.ending) return
    this.ending = ending
    this.emit('ending', ending)
  }

  async #caption(
    reader: { info: { attributes?: Record<string, string> }; readAll: () => Promise<string> },
    identity: string,
  ) {
    const text = await reader.readAll()
    const speaker = identity.startsWith('agent-') ? 'interviewer' : 'candidate'
    // The interviewer's stream is final when it closes and never says so; the candidate's comes anew with each partial.
    if (speaker === 'candidate' && reader.info.attributes?.['lk.transcription_final'] === 'false') return
    if (!text.trim()) return
    const line: Line = { speaker, text: text.trim(), at: performance.now() }
    this.lines.push(line)
    this.emit('line', line)
  }
}
