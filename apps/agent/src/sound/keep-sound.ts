import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@candor/drizzle'
import { seconds, within } from '@candor/shared'
import { noteRecording } from '@candor/store'
import type { JobContext, voice } from '@livekit/agents'
import type { Log } from '../log.ts'
import { processLife } from '../recorder/process-life.ts'
import { mindBacklog } from './mind-backlog.ts'
import { type PartHeader, partName, writeHeader } from './part-folder.ts'

type Scene = {
  readonly ctx: JobContext
  readonly session: voice.AgentSession
  readonly db: Db
  readonly log: Log
  readonly attemptId: string
  readonly epoch: number
  readonly soundDir: string
}

/** The sound of one interviewer's part of an attempt, recorded by the SDK into a folder of this host. */
export type Sound = {
  /** For `session.start`. */
  readonly record: NonNullable<Parameters<voice.AgentSession['start']>[0]['record']>
  /** Call when `session.start` is over, whatever came of it. */
  readonly begun: () => void
  /** Closes the recording in order and leaves it to the worker. */
  readonly finish: () => Promise<void>
}

const noteLimitMs = seconds(5)
const nothing = { audio: false, traces: false, logs: false, transcript: false, redaction: false } as const

/**
 * Lets the SDK record both voices, and nobody else have them: what is recorded stays on this host until the worker stores it. A disk that
 * refuses costs the sound and never the interview.
 */
export function keepSound({ ctx, session, db, log, attemptId, epoch, soundDir }: Scene): Sound {
  const folder = join(soundDir, partName(attemptId, epoch, process.pid))
  const lost = (error: unknown): void => log.error({ error, folder }, 'sound: not kept in order')
  let cut = false
  let backlog: ReturnType<typeof mindBacklog> | undefined
  let written: Promise<void> = Promise.resolve()
  const write = (facts: Pick<PartHeader, 'startedAt' | 'finished'>): Promise<void> => {
    const writer = { host: hostname(), pid: process.pid, life: processLife(process.pid) }
    written = written.catch(() => {}).then(() => writeHeader(folder, { v: 1, ...writer, ...facts }))
    return written
  }
  const recorder = () => {
    const { _recorderIO: made } = session
    return made
  }
  const ready = takeFolder(ctx, folder, lost)
  return {
    // The SDK refuses to record sound alone where its project asks for redaction; the transcript goes nowhere either, see `begun`.
    record: ready && { ...nothing, audio: true, transcript: ctx.job.enableRedaction },
    begun: () => {
      // The SDK's last step uploads what these options name to LiveKit Cloud; its recorder has read them by now.
      session.sessionOptions.recordingOptions = { ...nothing }
      const made = recorder()
      const startedAt = made?.recordingStartedAt
      if (!made || startedAt === undefined) return
      backlog = mindBacklog(made, (waitingBytes) => {
        cut = true
        log.error({ waitingBytes, folder }, 'sound: the disk takes no more, the rest is not recorded')
      })
      write({ startedAt, finished: false }).catch(lost)
      within(noteLimitMs, 'note the recording', () => noteRecording(db, { attemptId, epoch, startedAt })).catch(
        (error: unknown) => log.warn({ error }, 'sound: not noted, the row comes with the file'),
      )
    },
    finish: async () => {
      const startedAt = recorder()?.recordingStartedAt
      if (startedAt === undefined) return
      backlog?.stop()
      await recorder()?.close()
      await write({ startedAt, finished: !cut })
    },
  }
}

/** Gives the SDK our folder in the place of one in the system's temporary files, which nobody would empty. */
function takeFolder(ctx: JobContext, folder: string, onRefused: (error: unknown) => void): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    Object.assign(ctx, { _sessionDirectory: folder } satisfies Partial<JobContext>)
    return true
  } catch (error) {
    onRefused(error)
    return false
  }
}
