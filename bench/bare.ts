import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { checkoutRoot, findLiveKit, PortChooser, readEnvironment, startLiveKit } from '@candor/stack'
import { AccessToken, RoomAgentDispatch, RoomConfiguration } from 'livekit-server-sdk'
import type { Entrance } from '../e2e/people/synthetic-candidate.ts'
import { waitFor } from '../e2e/people/wait-for.ts'
import { type BareWorker, startBareWorker } from './bare-worker.ts'
import type { StartOptions, Subject } from './subject.ts'

type LiveKitOfBare = { url: string; key: string; secret: string }

/** The parts of the bare side, for whoever wants to break them. */
export type BareParts = {
  readonly livekit: Awaited<ReturnType<typeof startLiveKit>>
  /** The worker that runs now. */
  readonly worker: BareWorker
  readonly health: string
  /** A new room's name, and the way into it. */
  readonly invite: () => Promise<{ room: string; entrance: Entrance }>
  /** Starts a worker again after the last one died, and waits until it is registered. */
  readonly startWorker: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts the bare agent as its starter has it: a livekit-server that makes rooms by itself, a worker, and dispatch by the token. */
export async function startBareParts({ folder, services, report, signal }: StartOptions): Promise<BareParts> {
  const livekit = await report.step('LiveKit for the bare agent', () => liveKit(join(folder, 'bare'), signal))
  const port = (await new PortChooser().choose(undefined)).port
  const health = `http://127.0.0.1:${port}/`
  const settings = {
    LIVEKIT_URL: livekit.address.url,
    LIVEKIT_API_KEY: livekit.address.key,
    LIVEKIT_API_SECRET: livekit.address.secret,
    OPENAI_BASE_URL: services,
    OPENAI_API_KEY: 'stub',
    AGENT_PORT: String(port),
  }
  let worker: BareWorker = { pid: undefined, stop: () => Promise.resolve() }
  const startWorker = async (): Promise<void> => {
    worker = startBareWorker(join(folder, 'bare'), settings)
    await waitFor('the bare worker to register', 60_000, () => answers(health))
  }
  const stop = async () => {
    await worker.stop()
    await livekit.part.stop()
  }
  try {
    await report.step('Bare agent', startWorker)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    livekit,
    get worker() {
      return worker
    },
    health,
    invite: () => invite(livekit.address),
    startWorker,
    stop,
  }
}

/** The bare side as one of the two who are measured. */
export async function startBare(options: StartOptions): Promise<Subject> {
  const parts = await startBareParts(options)
  return {
    side: 'bare',
    worker: { name: 'the bare worker', pid: () => parts.worker.pid, health: parts.health },
    prepare: () => Promise.resolve(async () => (await parts.invite()).entrance),
    stop: parts.stop,
  }
}

/** What a starter's token route does: a room name nobody has used, and a token that brings the agent along when the room is made. */
async function invite({ url, key, secret }: LiveKitOfBare) {
  const room = `bare-${randomBytes(8).toString('hex')}`
  const token = new AccessToken(key, secret, { identity: 'candidate', ttl: '15m' })
  token.addGrant({ room, roomJoin: true, canPublish: true, canPublishData: true, canSubscribe: true })
  token.roomConfig = new RoomConfiguration({ agents: [new RoomAgentDispatch({ agentName: 'bare-agent' })] })
  return { room, entrance: { serverUrl: url, token: await token.toJwt() } }
}

/** A livekit-server with the product's settings, apart from the one that a starter relies on. */
async function liveKit(dataDir: string, signal: AbortSignal) {
  const { livekitServer, base, go } = readEnvironment({ ...process.env, LIVEKIT_URL: '', DATABASE_URL: '' })
  const found = await findLiveKit({
    named: livekitServer,
    binDir: join(checkoutRoot, '.data', 'bin'),
    logFile: join(dataDir, 'logs', 'livekit-install.log'),
    environment: { ...base, ...go },
    say: () => undefined,
    signal,
  })
  const chooser = new PortChooser()
  return startLiveKit({
    dataDir,
    program: found.path,
    port: (await chooser.choose(undefined)).port,
    tcpPort: (await chooser.choose(undefined)).port,
    udpPort: (await chooser.choose(undefined, 'udp')).port,
    key: 'bare',
    secret: randomBytes(24).toString('hex'),
    environment: { ...base, LIVEKIT_ROOM_AUTO_CREATE: 'true' },
  })
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) })
    return response.status === 200
  } catch {
    return false
  }
}
