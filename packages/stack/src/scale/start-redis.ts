import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StackProblem } from '../problem.ts'
import { type Part, type Register, startPart } from '../supervise/part.ts'

export type RedisOptions = {
  dataDir: string
  port: number
  environment: Record<string, string>
  register?: Register | undefined
}

export type Redis = {
  /** `host:port`, as LiveKit wants it. */
  address: string
  part: Part
  /** A hash of Redis as names and values. */
  readHash: (key: string) => Record<string, string>
}

/** Starts a Redis of our own for LiveKit's nodes; it keeps nothing on disk. @throws StackProblem `no-redis` where there is no redis-server. */
export async function startRedis({ dataDir, port, environment, register }: RedisOptions): Promise<Redis> {
  if (spawnSync('redis-server', ['--version'], { env: environment }).status !== 0)
    throw new StackProblem(
      'no-redis',
      'Several LiveKit nodes need Redis, and there is no redis-server here. Install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis) and start again.',
    )
  const folder = join(resolve(dataDir), 'redis')
  mkdirSync(folder, { recursive: true })
  const ask = (...words: string[]): string =>
    execFileSync('redis-cli', ['-p', String(port), ...words], { encoding: 'utf8', timeout: 5000, env: environment })
  const part = await startPart(
    {
      name: 'redis',
      command: 'redis-server',
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      cwd: folder,
      env: environment,
      logFile: join(resolve(dataDir), 'logs', 'redis.log'),
      pidFile: join(resolve(dataDir), 'run', 'redis.pid'),
      ready: {
        what: `Redis answers on port ${port}`,
        limitMs: 20_000,
        check: () => Promise.resolve(ask('ping').trim() === 'PONG'),
      },
      stop: { signal: 'SIGTERM', limitMs: 2000 },
      order: 1,
    },
    register,
  )
  return {
    address: `127.0.0.1:${port}`,
    part,
    readHash: (key) => {
      const lines = ask('hgetall', key).split('\n').filter(Boolean)
      return Object.fromEntries(lines.flatMap((name, at) => (at % 2 === 0 ? [[name, lines[at + 1] ?? '']] : [])))
    },
  }
}
