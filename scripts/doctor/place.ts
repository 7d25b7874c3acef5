import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Addresses,
  checkoutRoot,
  readEnvironment,
  readRunningAddresses,
  type UserEnvironment,
} from '@candor/stack'
import { wordsOf } from '../sessions/world.ts'

export type Port = { readonly port: number; readonly of: string; readonly kind: 'tcp' | 'udp' }

/** What the checks look at: the stack that runs from the data folder, or else what the environment names. */
export type Place = {
  readonly root: string
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly running: boolean
  /** Read and checked as `npm start` does; the text says what is wrong with it. */
  readonly environment: UserEnvironment | string
  readonly database: string | undefined
  readonly agentDatabase: string | undefined
  readonly livekit: Addresses['livekit'] | undefined
  /** The text of the configuration of our own livekit-server, while it runs. */
  readonly livekitConfig: string | undefined
  readonly web: string | undefined
  /** The health doors of the workers. */
  readonly agents: readonly string[]
  /** Base address of the local voice's routes. */
  readonly voice: string | undefined
  readonly ports: readonly Port[]
  readonly leastFreeBytes: number
}

/** The usual ports of `npm start`. */
const usualPorts: readonly Port[] = [
  { port: 3000, of: 'the web app', kind: 'tcp' },
  { port: 54_329, of: 'PostgreSQL', kind: 'tcp' },
  { port: 7880, of: 'LiveKit', kind: 'tcp' },
  { port: 7881, of: 'LiveKit’s media over TCP', kind: 'tcp' },
  { port: 7882, of: 'LiveKit’s media', kind: 'udp' },
  { port: 4100, of: 'the local voice', kind: 'tcp' },
  { port: 8081, of: 'the worker', kind: 'tcp' },
]
const gibibyte = 2 ** 30

/** Finds out what there is to look at. Asks nobody but the file system. */
export function findPlace(dataDir: string, env: Place['env'] = process.env): Place {
  const running = readRunningAddresses(dataDir)
  const environment = readOrFault(env)
  const named = typeof environment === 'string' ? undefined : environment
  const shared = { root: checkoutRoot, dataDir, env, environment, ports: usualPorts, leastFreeBytes: gibibyte }
  if (running) {
    const { database, agentDatabase, livekit, web, agentHealth, voice } = running
    const livekitConfig = named?.livekit ? undefined : readText(join(dataDir, 'livekit.yaml'))
    const places = { database, agentDatabase, livekit, livekitConfig, web, agents: agentHealth, voice }
    return { ...shared, ...places, running: true }
  }
  const health = `http://${env['AGENT_HOST'] || '127.0.0.1'}:${env['AGENT_PORT'] || '8081'}/`
  return {
    ...shared,
    running: false,
    database: named?.databaseUrl,
    agentDatabase: named?.agentDatabaseUrl,
    livekit: named?.livekit,
    livekitConfig: undefined,
    web: env['APP_URL'] || undefined,
    agents: named?.databaseUrl && named.livekit ? [health] : [],
    voice: env['LOCAL_VOICE_URL'] || undefined,
  }
}

function readOrFault(env: Place['env']): UserEnvironment | string {
  try {
    return readEnvironment({ ...env })
  } catch (error) {
    return wordsOf(error)
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
