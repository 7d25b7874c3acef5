import { flushCompileCache } from 'node:module'
import { hostname } from 'node:os'
import { type Connection, connect } from '@candor/drizzle'
import { liveKitFrom, readSound, reconnectCandidate } from '@candor/rooms'
import { type JobMetadata, parseJobMetadata, seconds, within } from '@candor/shared'
import { type Attempt, beat, claimAttempt, readConversation, readInstallation, readPlan } from '@candor/store'
import { defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { endJob } from './closing/end-job.ts'
import { leaveLimitMs } from './closing/leaving-steps.ts'
import { type JobConfig, jobConfig } from './env.ts'
import { tellFigures } from './figures/tell-figures.ts'
import { holdPlace } from './interviewer/hold-place.ts'
import { openInterview } from './interviewer/interview.ts'
import { keepBeating } from './interviewer/keep-beating.ts'
import { keepTicking, type Ticking } from './interviewer/keep-ticking.ts'
import { recoverSound } from './interviewer/recover-sound.ts'
import { watchCandidate } from './interviewer/watch-candidate.ts'
import { watchTracks } from './interviewer/watch-tracks.ts'
import { WordToJob } from './job-words.ts'
import { type Log, openLog } from './log.ts'

type Warm = { readonly config: JobConfig; readonly log: Log; readonly connection: Connection }

const startLimitMs = seconds(10)
/** A line to PostgreSQL that was cut without a word costs no more than two beats. */
const answerLimitMs = seconds(2)

/** One job is one attempt: claim it, go into the room, talk, end. Everything it needs is connected before the job is there. */
export default defineAgent<Warm | Record<string, never>>({
  prewarm: async (proc: JobProcess<Warm | Record<string, never>>) => {
    const config = jobConfig()
    const log = openLog(config.logLevel)
    const connection = connect(config.databaseUrl, { max: 2, name: 'candor-job', answerLimitMs })
    process.on('unhandledRejection', (error) =>
      log.error({ part: 'session', error }, 'a promise was rejected and nobody listened'),
    )
    await within(seconds(3), 'reach the database', () => readInstallation(connection.db)).catch((error: unknown) =>
      log.warn({ part: 'connect', error }, 'the database is not there yet'),
    )
    // Written at once: a process that is killed leaves nothing for the next one.
    flushCompileCache()
    proc.userData = { config, log, connection }
  },

  entry: async (ctx) => {
    const { config, log: processLog, connection } = ctx.proc.userData as Warm
    const parsed = parseJobMetadata(ctx.job.metadata)
    const log = parsed.ok
      ? processLog.child({ attemptId: parsed.value.attemptId, epoch: parsed.value.epoch })
      : processLog
    const shutdownJob = (why: string): void => endJob({ shutdown: (reason) => ctx.shutdown(reason), log }, why)
    const wayOut = { leave: (): Promise<void> => Promise.resolve() }
    ctx.addShutdownCallback(async () => {
      // The SDK ends the process after this: what is still being stored is waited for, and not for ever.
      await within(leaveLimitMs, 'leave', () => wayOut.leave()).catch((error: unknown) =>
        log.error({ part: 'shutdown', error }, 'left in a hurry'),
      )
      await connection.close(500).catch(() => {})
      log.info({ part: 'shutdown' }, 'Agent shutdown complete')
    })
    if (!parsed.ok) {
      log.error({ part: 'connect', why: parsed.error }, 'job refused')
      return shutdownJob('unknown job metadata')
    }
    // From here on the worker sees it when this process ends, and asks for another interviewer at once.
    const ticking = keepTicking(parsed.value)
    try {
      const claimed = await claim(connection, ctx, parsed.value)
      if (claimed.ok)
        return await interviewIn({ ctx, ticking, wayOut, shutdownJob }, { config, log, connection }, claimed.value)
      ticking.left()
      log.warn({ part: 'connect', why: claimed.refusal }, 'attempt not claimed')
      shutdownJob(claimed.refusal)
    } catch (error) {
      log.error({ part: 'connect', error }, 'the interviewer could not start')
      shutdownJob('could not start')
    }
  },
})

function claim({ db }: Connection, ctx: JobContext<Warm | Record<string, never>>, { attemptId, epoch }: JobMetadata) {
  const processStartedAt = Math.round(Date.now() - process.uptime() * 1000)
  return within(startLimitMs, 'claim the attempt', () =>
    claimAttempt(db, { attemptId, epoch, jobId: ctx.job.id, host: hostname(), pid: process.pid, processStartedAt }),
  )
}

type Job = {
  readonly ctx: JobContext<Warm | Record<string, never>>
  readonly ticking: Ticking
  readonly wayOut: { leave: () => Promise<void> }
  readonly shutdownJob: (why: string) => void
}

async function interviewIn(
  { ctx, ticking, wayOut, shutdownJob }: Job,
  { config, log, connection: { db } }: Warm,
  attempt: Attempt,
): Promise<void> {
  const { id: attemptId, epoch } = attempt
  watchTracks({ log, room: ctx.room })
  const [plan, said] = await within(startLimitMs, 'read plan and conversation', () =>
    Promise.all([readPlan(db, { attemptId }), readConversation(db, { attemptId }), ctx.connect()]),
  )
  if (!plan.ok) throw new Error(`the attempt has no plan: ${plan.refusal}`)
  const livekit = liveKitFrom({ url: ctx.info.url, key: ctx.info.apiKey ?? '', secret: ctx.info.apiSecret ?? '' })
  const { room } = ctx
  const figures = tellFigures({ attemptId, epoch })
  const interview = openInterview({
    ctx,
    figures,
    config,
    db,
    livekit,
    log,
    attempt,
    epoch,
    ...plan.value,
    said,
    shutdownJob,
  })
  const { closing } = interview
  recoverSound({
    log,
    room,
    attemptId,
    epoch,
    readSound: () => readSound(livekit, attempt),
    reconnectCandidate: () => reconnectCandidate(livekit, { ...attempt, attemptId }),
    giveUp: closing.giveUp,
  })
  const place = holdPlace({ db, livekit, log, room, attempt, epoch, closing, ticking })
  const beats = keepBeating({
    beat: () => beat(db, { attemptId, epoch }),
    log,
    closing: { ...closing, stepAside: place.refused },
    onAnswer: (answer) => {
      place.proved()
      interview.onBeat(answer)
    },
  })
  process.on('message', (message) => {
    if (WordToJob.safeParse(message).success) void closing.end('technical_failure')
  })
  let candidate: { stop: () => void } | undefined
  wayOut.leave = async () => {
    beats.stop()
    candidate?.stop()
    // Of one that is lost the worker sees that it ends while it holds the attempt, and asks for another one.
    if ((await closing.left) !== 'lost') place.left()
  }
  await within(startLimitMs, 'start the session', interview.start).catch((error: unknown) => {
    // Nothing was said that had to be left in order, and its worker sees by the end of the process that another one is needed.
    wayOut.leave = () => Promise.resolve(beats.stop())
    throw error
  })
  log.info({ part: 'connect' }, 'interviewer in the room')
  figures.inRoom()
  candidate = watchCandidate({
    db,
    log,
    room,
    attempt,
    epoch,
    onHere: interview.candidateHere,
    onGone: interview.candidateGone,
  })
}
