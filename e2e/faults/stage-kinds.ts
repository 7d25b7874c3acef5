import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  checkoutRoot,
  findLiveKit,
  PortChooser,
  readEnvironment,
  type Stack,
  startLiveKit,
  startStack,
} from '@candor/stack'
import type { StackOptions } from '@candor/stack'
import { type LiveKitDoor, openLiveKitDoor } from './provoke/livekit-door.ts'
import { openWebhookRelay, type WebhookRelay } from './provoke/webhook-relay.ts'

/**
 * `relayed`: the product reaches LiveKit through a door that can hang, and LiveKit the product's webhook through a relay. `clocks-apart`: the
 * worker's clock is fast and the web app's slow by `clockShiftMs`.
 */
export type StageKind = 'usual' | 'two-workers' | 'relayed' | 'clocks-apart'

/** LiveKit refuses tokens from more than a minute ahead. */
export const clockShiftMs = 45_000

const withClock = (ms: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=${new URL(`provoke/shift-clock.ts?ms=${ms}`, import.meta.url).href}`,
})

/** Clocks that are shorter than in service, so that a story does not take minutes. They are printed with every run. */
export const clocks = { RECONNECT_WINDOW: '25' }

export type OpenStack = {
  readonly stack: Stack
  readonly door: LiveKitDoor | null
  readonly relay: WebhookRelay | null
  /** Stops the stack and what stands around it. */
  readonly close: () => Promise<void>
}

type Wishes = Pick<StackOptions, 'dataDir' | 'report' | 'signal'>

const environmentWith = (more: Record<string, string> = {}) => readEnvironment({ ...process.env, ...clocks, ...more })

/** Starts a stack of a kind. @throws StackProblem when a part does not start; what was started is stopped. */
export async function openStack(kind: StageKind, wishes: Wishes): Promise<OpenStack> {
  if (kind === 'relayed') return openRelayed(wishes)
  const workers = kind === 'two-workers' ? 2 : 1
  const apart = { agent: withClock(clockShiftMs), web: withClock(-clockShiftMs) }
  const stack = await startStack({
    ...wishes,
    mode: 'test',
    environment: environmentWith(),
    workers,
    ...(kind === 'clocks-apart' ? { extraEnv: apart } : {}),
  })
  return { stack, door: null, relay: null, close: () => stack.stop() }
}

async function openRelayed(wishes: Wishes): Promise<OpenStack> {
  const relay = await openWebhookRelay()
  const endings: (() => Promise<unknown>)[] = [relay.close]
  const close = async (): Promise<void> => {
    for (const end of endings.toReversed()) await end().catch(() => {})
  }
  try {
    const { part, address } = await ownLiveKit(wishes, relay.url)
    endings.push(() => part.stop())
    const door = await openLiveKitDoor(address.url)
    endings.push(door.close)
    const named = { LIVEKIT_URL: door.url, LIVEKIT_API_KEY: address.key, LIVEKIT_API_SECRET: address.secret }
    const stack = await startStack({ ...wishes, mode: 'test', environment: environmentWith(named) })
    endings.push(() => stack.stop())
    relay.target = new URL('/api/livekit/webhook', stack.addresses.web).href
    return { stack, door, relay, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The livekit-server a stack would start, started beside it, because its webhook is to go elsewhere. */
async function ownLiveKit({ dataDir, signal }: Wishes, webhookUrl: string) {
  const { livekitServer, base, go } = environmentWith({ LIVEKIT_URL: '' })
  const folder = join(dataDir, 'livekit')
  const found = await findLiveKit({
    named: livekitServer,
    binDir: join(checkoutRoot, '.data', 'bin'),
    logFile: join(folder, 'logs', 'livekit-install.log'),
    environment: { ...base, ...go },
    say: () => undefined,
    signal,
  })
  const ports = new PortChooser()
  return startLiveKit({
    dataDir: folder,
    program: found.path,
    port: (await ports.choose(undefined)).port,
    tcpPort: (await ports.choose(undefined)).port,
    udpPort: (await ports.choose(undefined, 'udp')).port,
    key: 'relayed',
    secret: randomBytes(24).toString('hex'),
    webhookUrl,
    environment: base,
  })
}
