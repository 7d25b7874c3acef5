import { join, resolve } from 'node:path'
import { checkoutRoot } from '../checkout.ts'
import { httpAnswers } from '../net/http-answers.ts'
import { startPart, type Part, type Register } from '../supervise/part.ts'
import type { LiveKitAddress } from '../livekit/start-livekit.ts'

export const AGENT_PORT = 8081

export type AgentOptions = {
  dataDir: string
  /** `agent`, `agent-2`: its name in logs and reports. */
  name: string
  /** Its health door: `GET /` answers 200 once the worker is registered with LiveKit. */
  port: number
  /** The login of role `candor_agent`. */
  databaseUrl: string
  livekit: LiveKitAddress
  /** The local voice, when it is used. */
  voiceUrl: string | undefined
  /** Warm processes waiting for an interview. */
  idleProcesses: number
  environment: Record<string, string>
  say?: ((line: string) => void) | undefined
  register?: Register | undefined
}

/** Starts one worker of apps/agent and waits until LiveKit may send it interviews. */
export async function startAgent(options: AgentOptions): Promise<{ health: string; part: Part }> {
  const { name, port, databaseUrl, livekit, voiceUrl, idleProcesses, environment, say, register } = options
  const dataDir = resolve(options.dataDir)
  const part = await startPart(
    {
      name,
      command: process.execPath,
      args: ['apps/agent/src/main.ts'],
      cwd: checkoutRoot,
      env: {
        VOICE: 'local',
        AGENT_IDLE_PROCESSES: String(idleProcesses),
        NODE_ENV: 'production',
        AUDIO_STORAGE: join(dataDir, 'audio'),
        ...environment,
        DATABASE_URL: databaseUrl,
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: livekit.key,
        LIVEKIT_API_SECRET: livekit.secret,
        ...(voiceUrl === undefined ? {} : { LOCAL_VOICE_URL: voiceUrl }),
        DATA_DIR: dataDir,
        AGENT_PORT: String(port),
      },
      logFile: join(dataDir, 'logs', `${name}.log`),
      pidFile: join(dataDir, 'run', `${name}.pid`),
      ready: {
        what: `the worker ${name} is registered with LiveKit`,
        limitMs: 60_000,
        check: (signal) => httpAnswers(`http://127.0.0.1:${port}/`, signal),
      },
      // SIGINT ends running interviews with one sentence; what is not gone in time is killed with its jobs.
      stop: { signal: 'SIGINT', limitMs: 11_000 },
      outlives: true,
      order: 5,
      say,
    },
    register,
  )
  return { health: `http://127.0.0.1:${port}/`, part }
}
