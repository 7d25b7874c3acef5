import { fileURLToPath } from 'node:url'
import { connect, migrationFault, readMigrationStanding } from '@candor/drizzle'
import { openStorage } from '@candor/recordings'
import { agentName, liveKitFrom } from '@candor/rooms'
import { longestDrainMs, seconds, within } from '@candor/shared'
import { readInstallation } from '@candor/store'
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents'
import { runAfterCall } from './after-call/run-after-call.ts'
import { keepPreparing } from './care/prepared-audio.ts'
import { BadEnvironment, forgetWorkerSecrets, workerConfig, type WorkerConfig } from './env.ts'
import { goodbyesOf } from './interviewer/sentences.ts'
import { type Log, openLog } from './log.ts'
import { isAlive } from './recorder/process-life.ts'
import { probeVoice, wordsOfFault } from './speech/probe-voice.ts'
import { speechSettings } from './speech/voice-parts.ts'
import { admitJob } from './worker/admit-job.ts'
import { adoptSpools } from './worker/adopt-spools.ts'
import { openFigures } from './worker/figures/open-figures.ts'
import { watchAlerts } from './worker/alerts/watch-alerts.ts'
import { forgoTurnModel } from './worker/forgo-turn-model.ts'
import { watchJobs } from './worker/job-processes.ts'
import { keepKnown } from './worker/keep-known.ts'
import { keepMoving } from './worker/keep-moving.ts'
import { oneRound } from './worker/one-round.ts'
import { sweepOrphans } from './worker/orphans.ts'
import { runSweeps } from './worker/run-sweeps.ts'
import { serveHealth } from './worker/serve-health.ts'
import { replaceLost, superviseJobs } from './worker/supervise-jobs.ts'
import { untilRegistered } from './worker/until-registered.ts'
import { windDown } from './worker/wind-down.ts'
import { workerNeeds } from './worker/worker-needs.ts'

/** On a busy host a process needs longer than the SDK's 10 s; one that is killed for it is only started anew. */
const processStartLimitMs = seconds(60)
/** Longer than a sweep's slowest statement; a line to PostgreSQL that was cut without a word is given up after it. */
const answerLimitMs = seconds(5)
/** Nobody waits longer for what dead jobs left behind. */
const adoptLimitMs = seconds(10)
const jobFile = fileURLToPath(new URL('./job.ts', import.meta.url))

/** The worker's parent process: takes jobs while there is room, looks after their processes, sweeps once a second, and goes in order. */
async function main(): Promise<void> {
  const config = workerConfig()
  const log = openLog(config.logLevel)
  const { db, close } = connect(config.databaseUrl, { max: 4, name: 'candor-worker', answerLimitMs })
  const livekit = liveKitFrom(config.livekit)
  const notAdopted = (error: unknown): void => log.warn({ part: 'cleanup', error }, 'spools not adopted')
  const adoption = oneRound(() => adoptSpools({ db, log, spoolDir: config.spoolDir, isAlive }).catch(notAdopted))
  const adopt = (how: keyof typeof adoption): Promise<unknown> =>
    within(adoptLimitMs, 'adopt spools', adoption[how]).catch(notAdopted)
  const { soundDir, storage } = config
  const sound = keepMoving({ db, log, soundDir, storage: openStorage(storage), isAlive })
  // An end that only the spool knows has to be stored before a successor could revive the attempt. A round that is under way may have
  // passed over a spool that was not free yet.
  const replace = (job: Parameters<typeof replaceLost>[1]): Promise<void> =>
    adopt('anew').then(() => replaceLost({ db, livekit, log }, job))
  const figures = openFigures({ db, log, prices: config.prices })
  const lost = (job: Parameters<typeof replace>[0]): void => {
    figures.take.jobsLost.inc()
    void replace(job)
  }
  const jobs = watchJobs(lost, figures)
  const installation = await readInstallation(db).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`the database of DATABASE_URL does not answer: ${why}`, { cause: error })
  })

  const fault = migrationFault(await within(answerLimitMs, 'look at the migrations', () => readMigrationStanding(db)))
  if (fault) throw new Error(fault)

  forgetWorkerSecrets(config)
  forgoTurnModel()
  initializeLogger({ pretty: false, level: 'warn' })
  await checkVoice(config.voice, log)
  const { capacity, host, port } = config
  const running = (): number => server.activeJobs.length
  const server = new AgentServer(
    new ServerOptions({
      agent: jobFile,
      agentName: agentName(installation),
      wsURL: config.livekit.url,
      apiKey: config.livekit.key,
      apiSecret: config.livekit.secret,
      host,
      port,
      production: true,
      numIdleProcesses: config.idleProcesses,
      initializeProcessTimeout: processStartLimitMs,
      drainTimeout: longestDrainMs,
      requestFunc: admitJob({ db, log, capacity, activeJobs: running, onDecided: figures.decided }),
      // livekit-server drops every dispatch without a word when all workers report 0.7 or more, so a full worker says 0.69 and refuses.
      loadFunc: (worker) => Promise.resolve(Math.min(1, worker.activeJobs.length / capacity) * 0.69),
    }),
  )
  const from = untilRegistered(server)
  const state = { capacity, running, draining: () => windingDown.begun() }
  const known = keepKnown({ db, log, from, ...state })
  serveHealth({ port, needs: workerNeeds({ db, host, port, ...state }), metrics: () => figures.text(state) })
  const background = [
    keepPreparing({
      sets: (['en', 'de'] as const).map((language) => ({
        prepared: { dir: config.preparedDir, settings: speechSettings(config.voice, language) },
        texts: goodbyesOf(language),
      })),
      onMissing: (count, error) => log.warn({ count, error }, 'goodbyes not prepared yet'),
    }),
    runSweeps({
      db,
      livekit,
      log,
      from,
      onSwept: figures.swept,
      onFailed: figures.sweepFailed,
      before: () => {
        sound.look()
        return adopt('join')
      },
    }),
    runAfterCall({ db, log }),
    watchAlerts({ db, log, from, config: config.alerts }),
    known,
    superviseJobs({ db, log, jobs }),
    sweepOrphans({ db, log, jobFile, from, onLost: replace }),
  ]
  const windingDown = windDown({
    server,
    jobs,
    log,
    stopBackground: () => {
      for (const one of background) one.stop()
    },
    storeSound: async (limitMs) => void (await Promise.all([sound.lastly(limitMs), figures.settled(), known.leave()])),
    closeDatabase: close,
  })
  log.info({ part: 'connect', installation, capacity }, 'worker started')
  await server.run()
}

/** A key that is refused today may be good tomorrow, and an interview that meets it ends politely; a name nobody knows stays wrong. */
async function checkVoice(voice: WorkerConfig['voice'], log: Log): Promise<void> {
  const faults = await probeVoice(voice)
  for (const fault of faults) log.warn({ ...fault }, 'a part of the voice does not answer')
  const unknown = faults.filter(({ variable }) => variable !== null)
  if (unknown.length > 0) throw new BadEnvironment(unknown.map(wordsOfFault).join('\n'))
}

main().catch((error: unknown) => {
  if (error instanceof BadEnvironment)
    console.error(`The worker cannot start. Check these variables:\n${error.message}`)
  else console.error(`The worker stopped: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
