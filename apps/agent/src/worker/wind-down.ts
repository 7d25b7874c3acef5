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
  readonly closeDatabase: () => Promise<void>
}

const stopNowLimitMs = seconds(12)
const closeLimitMs = seconds(2)

/**
 * How a worker goes. SIGTERM: takes no new job, lets running interviews finish, then leaves. SIGINT (Ctrl-C): each running interview
 * says one sentence and ends as a technical failure that can be resumed; gone within 15 s. A second signal: at once.
 */
export function windDown({ server, jobs, log, stopBackground, closeDatabase }: WindDown): void {
  const leave = async (): Promise<void> => {
    await Promise.race([server.close(), delay(closeLimitMs)]).catch((error: unknown) =>
      log.warn({ error }, 'closing the worker failed'),
    )
    stopBackground()
    await Promise.race([closeDatabase(), delay(500)])
    process.exit(0)
  }
  let going = false
  const on = (signal: NodeJS.Signals, how: () => Promise<unknown>): void => {
    process.on(signal, () => {
      if (going) process.exit(1)
      going = true
      log.info({ signal, running: server.activeJobs.length }, 'worker stopping')
      how()
        .catch((error: unknown) => log.warn({ error }, 'waiting for running interviews failed'))
        .then(leave)
        .catch(() => process.exit(1))
    })
  }
  on('SIGTERM', () => server.drain())
  on('SIGINT', () => {
    jobs.tellAll({ candor: 'stop_now' })
    return Promise.race([server.drain(), delay(stopNowLimitMs)])
  })
}
