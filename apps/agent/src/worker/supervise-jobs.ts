import { hostname } from 'node:os'
import type { Db } from '@candor/drizzle'
import { type LiveKit, replaceInterviewer } from '@candor/rooms'
import { leaseMs, seconds, within } from '@candor/shared'
import { readStandings } from '@candor/store'
import type { Log } from '../log.ts'
import type { JobProcesses, RunningJob } from './job-processes.ts'
import { keepRhythm } from './rhythm.ts'

/** Signs of life are looked at more often than they come: what this takes is silence for the candidate. */
const listenEveryMs = 250
const lookEveryMs = seconds(1)
/** A worker whose own clock jumped by more than this stood still itself and judges nobody. */
const stoodStillMs = seconds(2)
const unwantedLimitMs = seconds(10)
const lookLimitMs = seconds(2)
const replaceLimitMs = seconds(5)

/** Asks for another interviewer in place of one whose process is gone, whether it had come already or not. */
export async function replaceLost(
  { db, livekit, log }: { db: Db; livekit: LiveKit; log: Log },
  job: Pick<RunningJob, 'pid' | 'attemptId' | 'epoch'>,
): Promise<void> {
  const { attemptId, epoch, pid } = job
  log.warn({ part: 'disconnect', attemptId, epoch, jobPid: pid }, 'interviewer lost: its process ended')
  try {
    const ended = { attemptId, epoch, pid, host: hostname() }
    await within(replaceLimitMs, 'replace the interviewer', () => replaceInterviewer(db, livekit, ended))
  } catch (error) {
    log.warn({ part: 'disconnect', error, attemptId }, 'not replaced yet, the sweep will')
  }
}

/**
 * Looks after the worker's own jobs, because the SDK waits a minute before it ends one. Five seconds without a tick: the
 * process is frozen or in a loop, and is killed. Ten seconds after PostgreSQL has a newer interviewer or an end for its attempt: the job
 * should have left by itself, and is killed.
 */
export function superviseJobs({ db, log, jobs }: { db: Db; log: Log; jobs: JobProcesses }): { stop: () => void } {
  const unwantedSince = new Map<number, number>()
  let last = performance.now()

  // On a busy host a killed process takes seconds to be gone.
  const killed = new Set<number>()
  const killSilent = (now: number): void => {
    const running = jobs.running()
    for (const pid of killed) if (!running.some((job) => job.pid === pid)) killed.delete(pid)
    for (const job of running) {
      if (now - job.lastTickAt <= leaseMs || killed.has(job.pid)) continue
      killed.add(job.pid)
      log.error({ part: 'disconnect', jobPid: job.pid, attemptId: job.attemptId }, 'job without a sign of life: killed')
      jobs.kill(job.pid)
    }
  }
  const killUnwanted = async (now: number): Promise<void> => {
    const running = jobs.running()
    for (const pid of unwantedSince.keys()) if (!running.some((job) => job.pid === pid)) unwantedSince.delete(pid)
    if (running.length === 0) return
    const standings = await readStandings(
      db,
      running.map((job) => job.attemptId),
    )
    for (const job of running) {
      const standing = standings.get(job.attemptId)
      const wanted = standing !== undefined && standing.state !== 'ended' && standing.epoch <= job.epoch
      if (wanted) unwantedSince.delete(job.pid)
      else if (now - (unwantedSince.get(job.pid) ?? now) > unwantedLimitMs) jobs.kill(job.pid)
      else if (!unwantedSince.has(job.pid)) unwantedSince.set(job.pid, now)
    }
  }
  const listening = setInterval(() => {
    const now = performance.now()
    if (now - last > listenEveryMs + stoodStillMs) jobs.forgive()
    last = now
    killSilent(now)
  }, listenEveryMs)
  const looking = keepRhythm({
    name: 'look at the attempts',
    everyMs: () => lookEveryMs,
    limitMs: lookLimitMs,
    run: () => killUnwanted(performance.now()),
    onFailed: (error) => log.debug({ part: 'cleanup', error }, 'could not look at the attempts'),
  })
  return {
    stop: () => {
      clearInterval(listening)
      looking.stop()
    },
  }
}
