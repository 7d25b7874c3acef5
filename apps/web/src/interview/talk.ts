import type { InterviewPhase } from '@candor/shared'
import type { Caption } from './captions.ts'
import type { InterviewerState } from './interviewer-state.ts'
import type { MicrophoneFault } from './microphone.ts'
import type { Connection, InterviewerPresence, ServerFacts } from './screen-of.ts'
import type { Clocked } from './time-left.ts'

/** `none`: typed answers only. `lost`: it was there and is gone, for example unplugged. */
export type MicrophoneUse = 'none' | 'on' | 'muted' | 'lost'

/** Everything the room page shows, as one value that is replaced on each change. */
export type Talk = {
  readonly server: ServerFacts | null
  readonly connection: Connection
  readonly interviewer: InterviewerPresence
  readonly interviewerState: InterviewerState | null
  readonly question: InterviewPhase['question']
  readonly captions: readonly Caption[]
  readonly microphone: MicrophoneUse
  /** Our own microphone, for its meter. */
  readonly microphoneTrack: MediaStreamTrack | null
  /** Why there is no microphone, where one was wanted. */
  readonly microphoneFault: MicrophoneFault | null
  /** Where the interviewer comes out; null for the browser's usual speaker. */
  readonly speakerId: string | null
  /** The interviewer's sound, for the line that moves with it. */
  readonly voice: MediaStreamTrack | null
  /** The candidate has asked for a moment. */
  readonly paused: boolean
  /** The time as the server last told it. */
  readonly clocked: Clocked | null
  /** Since when the connection is gone, by the page's steady clock. */
  readonly awaySince: number | null
  /** False where the browser wants a click before it plays sound. */
  readonly playbackAllowed: boolean
}

export const beforeTalk: Talk = {
  server: null,
  connection: { at: 'ready' },
  interviewer: 'awaited',
  interviewerState: null,
  question: null,
  captions: [],
  microphone: 'none',
  microphoneTrack: null,
  microphoneFault: null,
  speakerId: null,
  voice: null,
  paused: false,
  clocked: null,
  awaySince: null,
  playbackAllowed: true,
}
