import { join, resolve } from 'node:path'
import { buildWeb } from '../apps/build-web.ts'
import { startAgent } from '../apps/start-agent.ts'
import { startWeb } from '../apps/start-web.ts'
import { checkoutRoot } from '../checkout.ts'
import { findLiveKit } from '../livekit/find-livekit.ts'
import { type LiveKitAddress, startLiveKit } from '../livekit/start-livekit.ts'
import { PortChooser } from '../net/find-port.ts'
import { keepSecrets } from '../secrets.ts'
import type { StackOptions } from '../stack-options.ts'
import type { Stack } from '../stack.ts'
import { startStack } from '../start-stack.ts'
import type { Part } from '../supervise/part.ts'
import { balance, type Balancer } from './balance.ts'
import { type Redis, startRedis } from './start-redis.ts'

/** How many of each. */
export type Sizes = { readonly nodes: number; readonly workers: number; readonly webs: number }
export type ScaledOptions = Pick<StackOptions, 'dataDir' | 'environment' | 'report' | 'signal'> & {
  readonly sizes: Sizes
  /** Further variables of the workers. */
  readonly agentEnv?: Record<string, string>
}

/** A worker and its own door (`/readyz`, `/metrics`). */
export type ScaledWorker = { readonly part: Part; readonly health: string }

export type ScaledStack = {
  readonly stack: Stack
  readonly redis: Redis
  readonly nodes: readonly Part[]
  readonly workers: ScaledWorker[]
  readonly webs: readonly Part[]
  /** Lines that were given to each LiveKit node and web instance. */
  readonly lines: { readonly nodes: Balancer; readonly webs: Balancer }
  readonly stop: () => Promise<void>
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const named = (kind: string, number: number): string => (number === 1 ? kind : `${kind}-${number}`)

/**
 * Starts a whole installation as it is spread over hosts, on one machine: LiveKit nodes that share a Redis, workers, web instances, each kind
 * behind a balancer, one PostgreSQL. A part that is killed is not started again.
 *
 * @throws StackProblem naming cause and remedy; what was started is stopped before.
 */
export async function startScaled(options: ScaledOptions): Promise<ScaledStack> {
  const { report, environment, signal } = options
  const dataDir = resolve(options.dataDir)
  const own = { databaseUrl: undefined, agentDatabaseUrl: undefined, livekit: undefined }
  const parts = ['postgres', 'voice'] as const
  const stack = await startStack({
    dataDir,
    environment: { ...environment, ...own },
    report,
    signal,
    mode: 'test',
    parts,
  })
  const undo = new AsyncDisposableStack()
  undo.defer(() => stack.stop())
  try {
    const scaled = await spread({ ...options, dataDir }, stack, undo)
    return { ...scaled, stop: () => undo.disposeAsync() }
  } catch (error) {
    await undo.disposeAsync()
    throw error
  }
}

type Spread = Omit<ScaledStack, 'stop'>

async function spread(options: ScaledOptions, stack: Stack, undo: AsyncDisposableStack): Promise<Spread> {
  const { dataDir, environment, report, sizes, signal, agentEnv } = options
  const register = (part: Part): void => stack.register(part)
  const secrets = keepSecrets(dataDir)
  const chooser = new PortChooser()
  const ports = async (count: number) =>
    Promise.all(numbers(count).map(async () => (await chooser.choose(undefined)).port))
  const webPorts = await ports(sizes.webs)
  const nodePorts = await ports(sizes.nodes)
  const lines = { nodes: await balance(nodePorts), webs: await balance(webPorts) }
  undo.defer(() => lines.nodes.close())
  undo.defer(() => lines.webs.close())
  const livekit: LiveKitAddress = {
    url: `ws://127.0.0.1:${lines.nodes.port}`,
    key: secrets.livekitKey,
    secret: secrets.livekitSecret,
  }
  const web = `http://127.0.0.1:${lines.webs.port}`
  Object.assign(stack.addresses, { livekit, web })

  const redis = await report.step('Redis', async () =>
    startRedis({ dataDir, port: (await chooser.choose(undefined)).port, environment: environment.base, register }),
  )
  await report.step('Web pages', (note) => buildWeb({ dataDir, environment: environment.base, note, signal }))
  const nodes = await report.step(`${sizes.nodes} LiveKit nodes`, async (note) => {
    const binDir = join(checkoutRoot, '.data', 'bin')
    const logFile = join(dataDir, 'logs', 'livekit-install.log')
    const search = {
      named: environment.livekitServer,
      binDir,
      logFile,
      environment: { ...environment.base, ...environment.go },
    }
    const { path: program } = await findLiveKit({ ...search, say: note, signal })
    const one = async (port: number, index: number): Promise<Part> => {
      const [tcpPort, udpPort] = [await chooser.choose(undefined), await chooser.choose(undefined, 'udp')]
      const { part } = await startLiveKit({
        ...livekit, dataDir, name: named('livekit', index + 1), redis: redis.address, program, port,
        tcpPort: tcpPort.port, udpPort: udpPort.port, webhookUrl: `${web}/api/livekit/webhook`,
        environment: environment.base, register,
      }) // prettier-ignore
      return part
    }
    return Promise.all(nodePorts.map(one))
  })
  const webs = await report.step(`${sizes.webs} web instances`, () =>
    Promise.all(
      webPorts.map(async (port, index) => {
        const { part } = await startWeb({
          dataDir, name: named('web', index + 1), port, serve: 'start', databaseUrl: stack.addresses.database, livekit,
          sessionSecret: secrets.session, deskKey: secrets.desk, register,
          environment: { ...environment.base, ...environment.web, APP_URL: web },
        }) // prettier-ignore
        return part
      }),
    ),
  )
  const workers = await report.step(`${sizes.workers} workers`, () =>
    Promise.all(
      numbers(sizes.workers).map(async (number) => {
        const { port } = await chooser.choose(undefined)
        return startAgent({
          dataDir: join(dataDir, named('agent', number)), name: named('agent', number), port, livekit, register,
          databaseUrl: stack.addresses.agentDatabase, idleProcesses: 1,
          voiceUrl: environment.needsLocalVoice ? stack.addresses.voice : undefined,
          environment: { ...environment.base, ...environment.worker, ...agentEnv },
        }) // prettier-ignore
      }),
    ),
  )
  return { stack, redis, nodes, workers, webs, lines }
}
