import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { launchAs, type Account } from './postgres-account.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import { explainFileError, StackProblem } from '../problem.ts'

const run = promisify(execFile)
const LIMIT_MS = 60_000

export type Cluster = { folder: string; password: string; database: string }

/**
 * Makes a PostgreSQL data folder with one superuser (`candor`, password by SCRAM) and one empty database, unless it
 * is there. Half-made ones, left by an interrupted first start, are made anew.
 */
export async function makeCluster(
  cluster: Cluster,
  programs: PostgresPrograms,
  account: Account | undefined,
): Promise<void> {
  const { folder, password, database } = cluster
  const done = join(folder, 'candor-ready')
  if (existsSync(done)) return
  const passwordFile = `${folder}.initial`
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid)
    chmodSync(folder, 0o700)
    await initdb(folder, passwordFile, programs, account)
    await createDatabase(folder, database, programs, account)
    writeFileSync(done, '')
  } catch (error) {
    throw explainFileError(`PostgreSQL's folder ${folder} could not be made`, error)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function initdb(folder: string, passwordFile: string, programs: PostgresPrograms, account: Account | undefined) {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=candor', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const args = [`--pgdata=${folder}`, ...access, ...locale, '--no-instructions', '--no-sync']
  await runProgram('initdb', programs.initdb, args, folder, account)
}

// There is no psql among the programs; the single-user mode takes statements on its standard input.
async function createDatabase(
  folder: string,
  database: string,
  programs: PostgresPrograms,
  account: Account | undefined,
): Promise<void> {
  const args = ['--single', '-D', folder, 'postgres']
  await runProgram('postgres --single', programs.postgres, args, folder, account, `create database ${database};\n`)
}

async function runProgram(
  name: string,
  program: string,
  args: string[],
  folder: string,
  account: Account | undefined,
  input = '',
): Promise<void> {
  const { command, args: all, uid, gid } = launchAs(account, program, args, [program, folder])
  const env = { LC_ALL: 'C' }
  const job = run(command, all, { timeout: LIMIT_MS, cwd: '/', env, ...(uid === undefined ? {} : { uid, gid }) })
  job.child.stdin?.end(input)
  try {
    await job
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    const full = said.includes('No space left on device') ? ' The disk is full: free some space and start again.' : ''
    throw new StackProblem('postgres-not-made', `${name} failed for ${folder}.${full}\n${said}`, { cause: error })
  }
}
