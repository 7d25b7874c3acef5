import { setTimeout as delay } from 'node:timers/promises'
import { seconds } from '@candor/shared'
import type { AgentServer } from '@livekit/agents'
import type { Log } from '../log.ts'
import type { JobProcesses } from './job-processes.ts'

type WindDown = {
  readonly server: AgentServer
  readonly jobs: JobProcesses
  readonly log: Log
  readonly stopBackground: () => void
  /** Stores the sound of the interviews that just ended; resolves at the limit at the latest. */
  readonly storeSound: (limitMs: number) => Promise<void>
  readonly closeDatabase: () => Promise<void>
}

const stopNowLimitMs = seconds(12)
const closeLimitMs = seconds(2)
/** In service the disk may go with the worker, so its last sound is worth a wait. After Ctrl-C the next start stores it. */
const soundLimitMs = { SIGTERM: seconds(60), SIGINT: seconds(1) } as const

/**
 * How a worker goes. SIGTERM: takes no new job, lets running interviews finish, then leaves. SIGINT (Ctrl-C): each running interview
 * says one sentence and ends as a technical failure that can be resumed; gone within 15 s. A second signal: at once.
 */
export function windDown({ server, jobs, log, stopBackground, storeSound, closeDatabase }: WindDown): {
  begun: () => boolean
} {
  const leave = async (lastSoundMs: number): Promise<void> => {
    await Promise.race([server.close(), delay(closeLimitMs)]).catch((error: unknown) =>
      log.warn({ part: 'shutdown', error }, 'closing the worker failed'),
    )
    stopBackground()
    await storeSound(lastSoundMs)
    await Promise.race([closeDatabase(), delay(500)])
    process.exit(0)
  }
  let going = false
  const on = (signal: keyof typeof soundLimitMs, how: () => Promise<unknown>): void => {
    process.on(signal, () => {
      if (going) process.exit(1)
      going = true
      log.info({ part: 'shutdown', signal, running: server.activeJobs.length }, 'worker stopping')
      how()
        .catch((error: unknown) => log.warn({ part: 'shutdown', error }, 'waiting for running interviews failed'))
        .then(() => leave(soundLimitMs[signal]))
        .catch(() => process.exit(1))
    })
  }
  on('SIGTERM', () => server.drain())
  on('SIGINT', () => {
    jobs.tellAll({ candor: 'stop_now' })
    return Promise.race([server.drain(), delay(stopNowLimitMs)])
  })
  return { begun: () => going }
}
