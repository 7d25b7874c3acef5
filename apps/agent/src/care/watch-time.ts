import { voice } from '@livekit/agents'
import { type Clock, oneAlarm, wallClock } from './clock.ts'
import { nextTime, noTimeSet, timeMarks, timeSet, type TimeLeft } from './time-care.ts'

type Scene = {
  readonly session: voice.AgentSession
  readonly lengthMs: number
  readonly ending: () => boolean
  readonly candidateIsHere: () => boolean
  readonly warn: (remainingMs: number) => void
  readonly end: () => void
  readonly clock?: Clock
}

export type TimeWatch = {
  /** What a beat was answered, by PostgreSQL's clock. */
  readonly answered: (answer: { readonly hardStopAt: number | null; readonly nowAt: number }) => void
  /** Whether the model should bring the conversation to its end. */
  readonly wrappingUp: () => boolean
  /** What is left, milliseconds; Infinity while nobody has set an end. */
  readonly leftMs: () => number
  readonly stop: () => void
}

const events = voice.AgentSessionEventTypes

/** Drives time care by the answers to the beats, by the session's states, and by its own alarm where neither comes. */
export function watchTime({
  session,
  lengthMs,
  ending,
  candidateIsHere,
  warn,
  end,
  clock = wallClock,
}: Scene): TimeWatch {
  const marks = timeMarks(lengthMs)
  let left: TimeLeft = noTimeSet
  let stopped = false
  const setAlarm = oneAlarm(clock, () => look())
  const look = (): void => {
    if (stopped || ending()) return setAlarm(null)
    const floorIsFree = candidateIsHere() && session.agentState === 'listening' && session.userState === 'listening'
    const next = nextTime(marks, left, clock.now(), floorIsFree)
    left = next.left
    setAlarm(next.lookInMs)
    if (next.act === 'warn') warn(next.remainingMs)
    if (next.act === 'end') end()
  }
  session.on(events.AgentStateChanged, look)
  session.on(events.UserStateChanged, look)
  const stop = (): void => {
    stopped = true
    setAlarm(null)
  }
  session.on(events.Close, stop)
  return {
    answered: (answer) => {
      left = timeSet(marks, left, answer, clock.now())
      look()
    },
    wrappingUp: () => left.done.includes('wrap_up'),
    leftMs: () => (left.endsAt === null ? Infinity : Math.max(0, left.endsAt - clock.now())),
    stop,
  }
}
