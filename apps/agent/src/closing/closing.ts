import type { ReadableStream } from 'node:stream/web'
import type { Db } from '@candor/drizzle'
import { deleteRoom, type LiveKit } from '@candor/rooms'
import { type EndReason, seconds, within } from '@candor/shared'
import { type Attempt, beginClosing, confirmRoomGone, endAttempt, readAttempt, reportLastSeq } from '@candor/store'
import { voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import type { Log } from '../log.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { leaveBy } from './leave.ts'
import { leavingSteps } from './leaving-steps.ts'

/**
 * How an interview ends. `end` commits the reason; from then on the end is certain, whatever hangs. The goodbye is said and cannot be
 * interrupted; when its last sound has left, the candidate's page is told. `leave` runs once: on the session's Close, or when the goodbye
 * has been silent for 4 s, or 15 s after the commit, whichever is first (Close may never come). A Close that nobody asked for ends
 * nothing but an interview whose session broke: everything else is left to whoever takes over.
 */
export type Closing = {
  readonly ending: () => boolean
  /** Commits the end and says goodbye. Returns once committed; a second call returns at once and changes nothing. */
  readonly end: (reason: EndReason) => Promise<void>
  /** Another one committed this reason. Says goodbye where the candidate is still there to hear it. */
  readonly follow: (reason: EndReason) => void
  /** The attempt is not ours any more: stop talking and go, changing nothing. */
  readonly stepAside: (why: string) => void
  /** The attempt is ours and this interviewer is of no use to it: stop and go, so that another one comes. */
  readonly giveUp: (why: string) => void
  /** Resolves when everything owed has been tried. */
  readonly left: Promise<Leaving>
}

/**
 * How an interviewer left: its attempt has ended, another one has it, or it was `lost` from an attempt that goes on: its room is gone, or it
 * was sent out. Then somebody has to come in its place.
 */
type Leaving = 'ended' | 'aside' | 'lost'

export type ClosingWorld = {
  readonly db: Db
  readonly livekit: LiveKit
  readonly log: Log
  readonly attempt: Attempt
  readonly epoch: number
  readonly session: voice.AgentSession
  readonly recorder: Recorder
  readonly goodbye: (reason: EndReason) => string
  /** The goodbye as sound made beforehand, where there is one: it needs no voice service. */
  readonly goodbyeAudio: (text: string) => ReadableStream<AudioFrame> | undefined
  readonly tellEnding: () => void
  readonly tellEnded: (reason: EndReason) => Promise<void>
  readonly finishSound: () => Promise<void>
  /** The job's own end; called last. */
  readonly shutdownJob: (why: string) => void
}

const limits = {
  commit: seconds(2),
  silence: seconds(4),
  leaveAfterCommit: seconds(15),
} as const

const broken: string = voice.CloseReason.ERROR

/** Ends that the candidate asked for by leaving the page: nobody is there to hear a goodbye. */
const silentEnds: ReadonlySet<EndReason> = new Set<EndReason>(['candidate_left', 'no_show'])

export function openClosing(world: ClosingWorld): Closing {
  const { db, log, attempt, epoch, session } = world
  const attemptId = attempt.id
  let reason: EndReason | null = null
  let leaving = false
  let told = false
  let silence: NodeJS.Timeout | undefined
  const left = Promise.withResolvers<Leaving>()
  let aside = false
  const closed = Promise.withResolvers<void>()

  const tellEnded = async (): Promise<void> => {
    if (told || !reason) return
    told = true
    await world.tellEnded(reason)
  }

  const leave = async (why: string): Promise<void> => {
    if (leaving) return
    leaving = true
    clearTimeout(silence)
    log.info({ part: 'shutdown', why, reason }, 'leaving')
    const ended = reason
    const steps = leavingSteps({
      tellPage: tellEnded,
      flush: (limitMs) => world.recorder.flush(limitMs),
      owed: ended && {
        endAttempt: () => endAttempt(db, { attemptId, reason: ended, epoch }),
        deleteRoom: (limitMs) => removeRoom(world, limitMs),
      },
      finishSound: world.finishSound,
      hearClose: () => closed.promise,
      vouch: () => reportLastSeq(db, { attemptId, epoch, lastSeq: world.recorder.lastSeq() }),
    })
    await leaveBy(steps, log)
    left.resolve(reason ? 'ended' : aside ? 'aside' : 'lost')
    world.shutdownJob(reason ?? why)
  }

  const goAtOnce = (why: string): void => {
    session.shutdown({ drain: false, reason: why })
    void leave(why)
  }

  const leaveInTime = (): void =>
    void setTimeout(() => void leave('15 s after the end was committed'), limits.leaveAfterCommit).unref()

  const watchSilence = (): void => {
    clearTimeout(silence)
    silence = setTimeout(() => void leave('the goodbye made no sound'), limits.silence)
  }

  const sayGoodbye = (): void => {
    if (!reason || leaving) return
    world.tellEnding()
    leaveInTime()
    if (silentEnds.has(reason)) return session.shutdown({ drain: false, reason })
    watchSilence()
    session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) =>
      newState === 'speaking' ? clearTimeout(silence) : watchSilence(),
    )
    const text = world.goodbye(reason)
    const audio = world.goodbyeAudio(text)
    const goodbye = session.say(text, { allowInterruptions: false, ...(audio ? { audio } : {}) })
    goodbye.addDoneCallback(
      () => void tellEnded().catch((error: unknown) => log.warn({ error }, 'telling the page failed')),
    )
    session.shutdown({ drain: true, reason })
  }

  session.on(voice.AgentSessionEventTypes.Close, ({ reason: why, error }) => {
    closed.resolve()
    if (!reason && why === broken) {
      log.error({ error }, 'the session broke')
      reason = 'technical_failure'
      void commit(world, reason).then((committed) => {
        reason = committed
        aside = committed === null
        return leave('the session broke')
      })
      return
    }
    void leave(`session closed: ${why}`)
  })

  return {
    left: left.promise,
    ending: () => reason !== null || leaving,
    end: async (asked) => {
      if (reason || leaving) return
      reason = asked
      reason = await commit(world, asked)
      if (reason) return sayGoodbye()
      aside = true
      session.shutdown({ drain: false, reason: 'replaced' })
      await leave('replaced')
    },
    follow: (committed) => {
      if (reason || leaving) return
      reason = committed
      if (committed !== 'candidate_ended') return sayGoodbye()
      leaveInTime()
      session.shutdown({ drain: false, reason })
    },
    stepAside: (why) => {
      if (leaving || reason) return
      aside = true
      goAtOnce(why)
    },
    giveUp: (why) => {
      if (!leaving && !reason) goAtOnce(why)
    },
  }
}

/** The reason that counts: ours, or the one that was there first. Null when this interviewer has been replaced meanwhile. */
async function commit(
  { db, log, attempt, epoch, recorder }: ClosingWorld,
  asked: EndReason,
): Promise<EndReason | null> {
  const attemptId = attempt.id
  try {
    const begun = await within(limits.commit, 'commit the end', () =>
      beginClosing(db, { attemptId, reason: asked, epoch }),
    )
    if (begun.ok) return asked
    if (begun.refusal === 'epoch_stale') return null
    const found = await within(limits.commit, 'read the end', () => readAttempt(db, { attemptId }))
    return found.ok && found.value.endReason ? found.value.endReason : asked
  } catch (error) {
    const spooled = await within(limits.commit, 'spool the end', () => recorder.spoolEnd(asked)).catch(() => false)
    log.error({ error, asked, spooled }, 'the end could not be committed yet')
    return asked
  }
}

async function removeRoom({ db, livekit, attempt }: ClosingWorld, limitMs: number): Promise<void> {
  const gone = await deleteRoom(livekit, { roomName: attempt.roomName, limitMs })
  if (gone) await confirmRoomGone(db, { attemptId: attempt.id })
}
