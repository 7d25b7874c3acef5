import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { httpAnswers } from '../net/http-answers.ts'
import { livekitConfig, loopbackName } from './livekit-config.ts'
import { startPart, type Part, type PartPlan, type Register } from '../supervise/part.ts'
import { explainFileError } from '../problem.ts'

export const LIVEKIT_PORTS = { signal: 7880, tcp: 7881, udp: 7882 }

export type LiveKitOptions = {
  dataDir: string
  /** `livekit`, `livekit-2`: its name in logs and reports. */
  name?: string
  /** `host:port` of the Redis that several nodes share. */
  redis?: string
  /** The livekit-server to run (find-livekit.ts). */
  program: string
  port: number
  udpPort: number
  tcpPort: number
  key: string
  /** At least 32 characters. */
  secret: string
  webhookUrl?: string | undefined
  environment: Record<string, string>
  say?: ((line: string) => void) | undefined
  register?: Register | undefined
}

export type LiveKitAddress = { url: string; key: string; secret: string }

/** Starts a livekit-server on the loopback interface with a configuration file of our own and waits until it answers. */
export async function startLiveKit(options: LiveKitOptions): Promise<{ address: LiveKitAddress; part: Part }> {
  const { name = 'livekit', program, port, udpPort, tcpPort, key, secret, redis, environment, say } = options
  const dataDir = resolve(options.dataDir)
  const configFile = join(dataDir, `${name}.yaml`)
  const webhookUrl = options.webhookUrl
  const text = livekitConfig({ port, udpPort, tcpPort, key, secret, webhookUrl, redis, loopback: loopbackName() })
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(configFile, text, { mode: 0o600 })
  } catch (error) {
    throw explainFileError('The LiveKit configuration could not be written', error)
  }
  const plan = {
    name,
    command: program,
    args: ['--config', configFile],
    cwd: dataDir,
    env: environment,
    logFile: join(dataDir, 'logs', `${name}.log`),
    pidFile: join(dataDir, 'run', `${name}.pid`),
    ready: {
      what: `LiveKit answers on port ${port}`,
      limitMs: 20_000,
      check: (signal: AbortSignal) => httpAnswers(`http://127.0.0.1:${port}/`, signal),
    },
    // It waits for rooms to empty; the interviewers are gone by then, so what is left are open tabs.
    stop: { signal: 'SIGTERM', limitMs: 1000 },
    order: 2,
    say,
  } satisfies PartPlan
  const part = await startPart(plan, options.register)
  return { address: { url: `ws://127.0.0.1:${port}`, key, secret }, part }
}
