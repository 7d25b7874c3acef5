import { join } from 'node:path'
import { connect, type Db } from '@candor/drizzle'
import { type LiveKit, type LiveKitAddress, liveKitFrom } from '@candor/rooms'
import { Broken, within } from '@candor/shared'
import { readEnvironment, readRunningAddresses, StackProblem } from '@candor/stack'

/** What the commands look at: opened when first asked for, so that logs can be read while nothing runs. */
export type World = {
  readonly dataDir: string
  readonly logs: string
  readonly spool: string
  /** @throws StackProblem when there is no database, or it does not answer within its limit. */
  readonly askStore: <Value>(run: (db: Db) => Promise<Value>) => Promise<Value>
  /** @throws StackProblem when there is no LiveKit, or it does not answer within its limit. */
  readonly askRooms: <Value>(run: (livekit: LiveKit) => Promise<Value>) => Promise<Value>
  /** For steps that need both; every error is told as it is. */
  readonly askBoth: <Value>(run: (db: Db, livekit: LiveKit) => Promise<Value>) => Promise<Value>
  readonly close: () => Promise<void>
}

type Places = { readonly database: string | undefined; readonly livekit: LiveKitAddress | undefined }

const storeLimitMs = 8000
const roomsLimitMs = 8000
const bothLimitMs = 20_000

const howToStart = `Nothing runs here. Start it with \`npm start\` in this folder, name the data folder of a running stack with
--data, or set DATABASE_URL, LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`

/** The running stack of the data folder, or else what the environment names. */
function findPlaces(dataDir: string): Places {
  const running = readRunningAddresses(dataDir)
  if (running) return running
  const { databaseUrl, livekit } = readEnvironment()
  return { database: databaseUrl, livekit }
}

export function openWorld(dataDir: string): World {
  let places: Places | undefined
  let connection: ReturnType<typeof connect> | undefined
  let rooms: LiveKit | undefined
  const known = (): Places => (places ??= findPlaces(dataDir))
  const db = (): Db => {
    const { database } = known()
    if (!database) throw new StackProblem('not-running', howToStart)
    connection ??= connect(database, { max: 4, name: 'candor-sessions' })
    return connection.db
  }
  const livekit = (): LiveKit => {
    const { livekit: address } = known()
    if (!address) throw new StackProblem('not-running', howToStart)
    rooms ??= liveKitFrom(address)
    return rooms
  }
  return {
    dataDir,
    logs: join(dataDir, 'logs'),
    spool: join(dataDir, 'spool'),
    askStore: (run) => {
      const store = db()
      return answered(`PostgreSQL at ${placeOf(known().database)}`, storeLimitMs, () => run(store))
    },
    askRooms: (run) => {
      const address = livekit()
      return answered(`LiveKit at ${placeOf(address.url)}`, roomsLimitMs, () => run(address))
    },
    askBoth: (run) => {
      const [store, address] = [db(), livekit()]
      const both = `PostgreSQL at ${placeOf(known().database)} or LiveKit at ${placeOf(address.url)}`
      return answered(both, bothLimitMs, () => run(store, address))
    },
    close: async () => connection?.close(1000),
  }
}

/** Only host, port and database: an address may hold a password. */
function placeOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return 'an unknown place'
  const { host, pathname } = new URL(url)
  return `${host}${pathname.replace(/\/$/, '')}`
}

async function answered<Value>(who: string, limitMs: number, run: () => Promise<Value>): Promise<Value> {
  try {
    return await within(limitMs, 'the answer', run)
  } catch (error) {
    if (error instanceof StackProblem || error instanceof Broken) throw error
    const remedy = 'Look whether it runs, and into its log.'
    throw new StackProblem('no-answer', `${who} did not do what was asked: ${wordsOf(error)}. ${remedy}`, {
      cause: error,
    })
  }
}

/** The message of an error; one that only gathers others, as a refused connection does, has none of its own. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(wordsOf).join(', ')
  return error instanceof Error ? error.message || error.name : String(error)
}
