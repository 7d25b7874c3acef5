import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from './schema/index.ts'
import { watchedSocket } from './watched-socket.ts'

export type Db = PostgresJsDatabase<typeof schema> & { readonly $client: Sql }

export type Connection = {
  readonly db: Db
  /** Waits for running statements, at most `limitMs`, then closes every socket. */
  readonly close: (limitMs?: number) => Promise<void>
}

export type ConnectOptions = {
  /** Most sockets held at once. */
  readonly max?: number
  /** Named prepared statements; false behind a pooler that does not keep them. Not given, the address decides (`?prepare=false`). */
  readonly prepare?: boolean
  /**
   * A socket on which PostgreSQL does not answer for so many milliseconds is given up: its statements fail and the pool opens another one.
   * Longer than any statement may take. Not given, it is waited for as long as the system waits, and so it is with several hosts, of which
   * only the driver knows which one is next.
   */
  readonly answerLimitMs?: number
  /** Shown in pg_stat_activity. */
  readonly name?: string
}

/** Opens a pool. Nothing is sent before the first statement; a database that is away fails that statement, not this call. */
export function connect(
  url: string,
  { max = 5, prepare, name = 'candor', answerLimitMs }: ConnectOptions = {},
): Connection {
  const pool = postgres(url, {
    max,
    ...(prepare === undefined ? {} : { prepare }),
    connect_timeout: 5,
    idle_timeout: 0,
    max_lifetime: null,
    backoff: (tries) => Math.min(1, 0.05 * 2 ** tries),
    // Moments are read as text, so their form must not depend on how the server was set up.
    connection: { application_name: name, DateStyle: 'ISO', TimeZone: 'UTC' },
    onnotice: () => {},
  })
  // The driver asks for it when it opens a socket. What the URL and the environment say together is known only from here on.
  if (answerLimitMs !== undefined && pool.options.host.length === 1) Object.assign(pool.options, watched(answerLimitMs))
  return {
    db: drizzle(pool, { schema, casing: 'snake_case' }),
    close: (limitMs = 5000) => pool.end({ timeout: limitMs / 1000 }),
  }
}

/** The driver's own way to bring a socket; its types do not know it. */
function watched(limitMs: number): object {
  type Chosen = { readonly host: readonly string[]; readonly port: readonly number[]; readonly path?: string | false }
  const socket = ({ host: [host = '127.0.0.1'], port: [port = 5432], path }: Chosen) => {
    if (path) return watchedSocket({ path }, limitMs)
    // Under TLS the driver asks for the server by the name that it finds at the socket.
    return Object.assign(watchedSocket({ host, port }, limitMs), { host, port })
  }
  return { socket }
}
