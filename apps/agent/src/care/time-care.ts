import { minutes, seconds } from '@candor/shared'

/**
 * Keeps an interview inside its time: a spoken warning two minutes before the end, a hint to the model to wrap up 30 s before it, and the
 * end. Short interviews get their warning in the last third, very short ones none. What PostgreSQL says is turned into the job's own
 * monotonic clock at once, so that the end comes in time while the database is away, and moves when time is given back.
 */
export type TimeMarks = { readonly warnMs: number; readonly wrapUpMs: number }

const shortestWithWarning = minutes(1)

/** How long before its end an interview of this length is warned and wrapped up, in milliseconds. Zero: not at all. */
export function timeMarks(lengthMs: number): TimeMarks {
  return {
    warnMs: lengthMs < shortestWithWarning ? 0 : Math.min(minutes(2), lengthMs / 3),
    wrapUpMs: Math.min(seconds(30), lengthMs / 4),
  }
}

export type TimeAct = 'warn' | 'wrap_up' | 'end'

export type TimeLeft = {
  /** The end by the job's monotonic clock; null while nobody has set one. */
  readonly endsAt: number | null
  readonly done: readonly TimeAct[]
}

export const noTimeSet: TimeLeft = { endsAt: null, done: [] }

/** Somebody has added so much that the warning is due once more. */
const addedMs = seconds(30)

/** What PostgreSQL answered, both by its own clock. */
export function timeSet(
  { warnMs }: TimeMarks,
  left: TimeLeft,
  { hardStopAt, nowAt }: { hardStopAt: number | null; nowAt: number },
  now: number,
): TimeLeft {
  if (hardStopAt === null) return { ...left, endsAt: null }
  const remainingMs = hardStopAt - nowAt
  return { endsAt: now + remainingMs, done: remainingMs > warnMs + addedMs ? [] : left.done }
}

/** The act that is due at `now`, and in how long to look again. A warning waits until nobody speaks; hint and end do not. */
export function nextTime(
  { warnMs, wrapUpMs }: TimeMarks,
  left: TimeLeft,
  now: number,
  floorIsFree: boolean,
): {
  readonly left: TimeLeft
  readonly act: TimeAct | null
  readonly remainingMs: number
  readonly lookInMs: number | null
} {
  if (left.endsAt === null) return { left, act: null, remainingMs: Infinity, lookInMs: null }
  const remainingMs = left.endsAt - now
  const marks = { end: 0, wrap_up: wrapUpMs, warn: warnMs }
  const waiting = (['end', 'wrap_up', 'warn'] as const).filter(
    (act) => !left.done.includes(act) && (act !== 'warn' || warnMs > 0),
  )
  const act = waiting.find((one) => remainingMs <= marks[one] && (one !== 'warn' || floorIsFree)) ?? null
  const after = act === null ? left : { ...left, done: [...left.done, act] }
  const ahead = waiting.filter((one) => one !== act && marks[one] < remainingMs).map((one) => remainingMs - marks[one])
  return { left: after, act, remainingMs, lookInMs: ahead.length > 0 ? Math.min(...ahead) : null }
}
