import { chownSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PortChooser } from '../net/find-port.ts'
import { makeCluster } from './make-cluster.ts'
import { startPart, type Part, type PartPlan, type Register } from '../supervise/part.ts'
import { launchAs, postgresAccount } from './postgres-account.ts'
import { postgresAnswers } from './postgres-answers.ts'
import { postgresPrograms } from './postgres-programs.ts'
import { stopLeftover } from '../supervise/pid-file.ts'
import { keepSecrets } from '../secrets.ts'

export const POSTGRES_PORT = 54329
const DATABASE = 'candor'

export type PostgresOptions = {
  /** Holds `postgres/`, `secrets.json`, `logs/`, `run/`. */
  dataDir: string
  /** Any free one when it is not given. */
  port?: number
  /** Its log file; `<dataDir>/logs/postgres.log` when it is not given. */
  log?: string
  /** For tests: no fsync, several times faster; a power cut may lose the data. A killed process does not. */
  throwaway?: boolean
  say?: ((line: string) => void) | undefined
  register?: Register | undefined
}

export type Postgres = { url: string; port: number; part: Part; pid: number | undefined; stop(): Promise<void> }

/**
 * Starts a PostgreSQL 18 of our own on 127.0.0.1 and waits until it takes clients; makes its data folder at the first
 * call and keeps the data. `url` is the superuser's. A crashed one comes back on the same port with its data.
 *
 * @throws StackProblem naming cause and remedy: no programs for this system, folder, disk, port.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const folder = join(dataDir, 'postgres')
  const pidFile = join(dataDir, 'run', 'postgres.pid')
  const programs = postgresPrograms()
  const account = postgresAccount()
  await stopLeftover(pidFile, 'SIGINT', 5000)
  const password = keepSecrets(dataDir).postgres
  await makeCluster({ folder, password, database: DATABASE }, programs, account)
  if (account) chownSync(folder, account.uid, account.gid)

  const port = options.port ?? (await new PortChooser().choose(undefined)).port
  const args = ['-D', folder, '-p', String(port), ...settings(options.throwaway ?? false)]
  const plan = {
    name: 'postgres',
    ...launchAs(account, programs.postgres, args, [programs.postgres, folder]),
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    logFile: options.log ?? join(dataDir, 'logs', 'postgres.log'),
    pidFile,
    ready: {
      what: `PostgreSQL answers on port ${port}`,
      limitMs: 60_000,
      check: () => postgresAnswers(port, DATABASE),
    },
    // SIGINT is PostgreSQL's fast shutdown: clients are cut off, data is written.
    stop: { signal: 'SIGINT', limitMs: 3000 },
    order: 1,
    say: options.say,
  } satisfies PartPlan
  const part = await startPart(plan, options.register)
  const url = `postgres://candor:${password}@127.0.0.1:${port}/${DATABASE}`
  return { url, port, part, pid: part.pid, stop: () => part.stop() }
}

function settings(throwaway: boolean): string[] {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', timezone: 'UTC' }
  // Commits still reach the system before they are acknowledged: without synchronous_commit a SIGKILL would lose some.
  const fast = { fsync: 'off', full_page_writes: 'off' }
  return Object.entries(throwaway ? { ...all, ...fast } : all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
