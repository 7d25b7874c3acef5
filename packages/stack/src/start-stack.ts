import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { choosePorts } from './choose-ports.ts'
import { explainFileError, StackProblem } from './problem.ts'
import { keepSecrets } from './secrets.ts'
import type { Addresses } from './addresses.ts'
import { Stack } from './stack.ts'
import { agentsUp } from './steps/agents-up.ts'
import { databaseUp } from './steps/database-up.ts'
import { livekitUp } from './steps/livekit-up.ts'
import type { Start } from './steps/start.ts'
import { voiceUp } from './steps/voice-up.ts'
import { webBuilt, webUp } from './steps/web-up.ts'
import { stopLeftover } from './supervise/pid-file.ts'
import { takeLock } from './supervise/take-lock.ts'
import { together } from './supervise/together.ts'
import type { StackOptions } from './stack-options.ts'

/**
 * Starts the parts of a stack, the slow ones side by side, and resolves when all are ready.
 *
 * @throws StackProblem naming cause and remedy; what was started is stopped before.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir)
  const parts = options.parts ?? ['postgres', 'livekit', 'voice', 'agent', 'web']
  const stack = lockFolder(dataDir)
  try {
    await stopLeftovers(dataDir)
    const { mode, port, workers = 1, signal } = options
    signal?.throwIfAborted()
    const start: Start = {
      ...options,
      dataDir,
      stack,
      secrets: keepSecrets(dataDir),
      ports: await choosePorts({ usual: mode !== 'test', web: port, workers }),
      wants: (part) => parts.includes(part),
    }
    stack.addresses = plannedAddresses(start)
    await bringUp(start)
    return stack
  } catch (error) {
    await stack.stop()
    throw error
  }
}

function lockFolder(dataDir: string): Stack {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw explainFileError(`The data folder ${dataDir} could not be made`, error)
  }
  const answer = takeLock(join(dataDir, 'run', 'stack.lock'))
  if (answer.taken) return new Stack(dataDir, answer.lock)
  const { pid, web } = answer.holder
  const where = typeof web === 'string' ? ` at ${web}` : ', still starting'
  throw new StackProblem(
    'already-running',
    `Candor already runs from ${dataDir}${where} (process ${pid}). Use that one, or stop it first: kill -INT ${pid}`,
  )
}

/** Ends what a killed supervisor of this folder left, so that its ports are free before ports are chosen. */
async function stopLeftovers(dataDir: string): Promise<void> {
  const run = (part: string) => join(dataDir, 'run', `${part}.pid`)
  const names = ['web', 'voice', 'livekit', 'agent', 'agent-2', 'agent-3', 'agent-4']
  await Promise.all(names.map((name) => stopLeftover(run(name), 'SIGTERM', 1000)))
  await stopLeftover(run('postgres'), 'SIGINT', 5000)
}

function plannedAddresses({ ports, secrets, environment }: Start): Addresses {
  const http = (port: number) => `http://127.0.0.1:${port}`
  const { livekitKey: key, livekitSecret: secret } = secrets
  const web = environment.web['APP_URL'] ?? http(ports.web.port)
  return {
    web,
    database: environment.databaseUrl ?? '',
    agentDatabase: environment.agentDatabaseUrl ?? '',
    livekit: environment.livekit ?? { url: `ws://127.0.0.1:${ports.livekit.port}`, key, secret },
    voice: `${http(ports.voice.port)}/v1`,
    agentHealth: ports.agents.map(({ port }) => `${http(port)}/`),
    desk: `${web}/desk/sign-in?key=${environment.web['DESK_KEY'] ?? secrets.desk}`,
  }
}

async function bringUp(start: Start): Promise<void> {
  await together(start.signal, (signal) => {
    const one = { ...start, signal }
    // Whoever still starts learns it by the end of their part, so that a Ctrl-C or a failure waits for nobody.
    signal.addEventListener('abort', () => void start.stack.stop(), { once: true })
    const database = databaseUp(one)
    const livekit = livekitUp(one)
    const voice = voiceUp(one)
    const built = webBuilt(one)
    return [
      database,
      livekit,
      voice,
      built,
      Promise.all([database, livekit]).then(() => agentsUp(one)),
      Promise.all([database, built]).then(() => webUp(one)),
    ]
  })
}
