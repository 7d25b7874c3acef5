import { voice } from '@livekit/agents'
import { type Clock, oneAlarm, wallClock } from './clock.ts'
import {
  nextSilence,
  noSilence,
  type Silence,
  type SilenceAct,
  type SilenceEvent,
  type SilenceLengths,
} from './silence-care.ts'

type Scene = {
  readonly session: voice.AgentSession
  readonly lengths: SilenceLengths
  /** Nothing is said or ended any more. */
  readonly ending: () => boolean
  readonly act: (act: SilenceAct) => void
  /** Whether something the candidate said is still being recognised: who waits for that is not silent. */
  readonly recognising?: () => boolean
  readonly clock?: Clock
}

export type SilenceWatch = {
  readonly here: () => void
  readonly gone: () => void
  /** The candidate did something that the session does not tell: typed, or is typing. */
  readonly sign: () => void
  readonly stop: () => void
}

const events = voice.AgentSessionEventTypes

/** Drives silence care by what the session says of itself; nothing polls. */
export function watchSilence({ session, lengths, ending, act, recognising, clock = wallClock }: Scene): SilenceWatch {
  let silence: Silence = { ...noSilence, listens: session.agentState === 'listening' }
  let stopped = false
  const setAlarm = oneAlarm(clock, () => notice({ kind: recognising?.() ? 'sign' : 'look' }))
  const notice = (event: SilenceEvent): void => {
    if (stopped || ending()) return setAlarm(null)
    const next = nextSilence(lengths, silence, event, clock.now())
    silence = next.silence
    setAlarm(next.lookInMs)
    if (next.act) act(next.act)
  }
  session.on(events.AgentStateChanged, ({ newState }) =>
    notice({ kind: 'interviewer', listens: newState === 'listening' }),
  )
  session.on(events.UserStateChanged, ({ newState }) => notice({ kind: 'candidate', speaks: newState === 'speaking' }))
  session.on(events.UserInputTranscribed, ({ transcript }) => {
    if (transcript.trim()) notice({ kind: 'sign' })
  })
  const stop = (): void => {
    stopped = true
    setAlarm(null)
  }
  session.on(events.Close, stop)
  return {
    here: () => notice({ kind: 'presence', here: true }),
    gone: () => notice({ kind: 'presence', here: false }),
    sign: () => notice({ kind: 'sign' }),
    stop,
  }
}
