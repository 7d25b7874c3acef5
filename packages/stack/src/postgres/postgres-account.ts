import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StackProblem } from '../problem.ts'

export type Account = { name: string; uid: number; gid: number }

/**
 * The account PostgreSQL runs as: undefined means our own. It refuses to run as root, so root hands over to the
 * system's `postgres` account, or to `nobody` where there is none; no account is created.
 */
export function postgresAccount(
  uid = process.getuid?.(),
  passwd = () => readFileSync('/etc/passwd', 'utf8'),
): Account | undefined {
  if (uid !== 0) return undefined
  const accounts = passwd()
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , id, group]) => ({ name, uid: Number(id), gid: Number(group) }))
  const found = ['postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name)).find(Boolean)
  if (found !== undefined) return found
  throw new StackProblem(
    'no-postgres-account',
    'PostgreSQL does not run as root, and this system has neither an account `postgres` nor `nobody` to run it. ' +
      'Start Candor as a normal user, create one (`useradd --system postgres`), or set DATABASE_URL.',
  )
}

/** Whether `account` may pass through every folder above `path`. */
function mayReach(account: Account, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

export type Launch = { command: string; args: string[]; uid?: number; gid?: number }

/**
 * How to run a program of PostgreSQL as `account`. Inside a private folder such as /root the account could reach
 * neither programs nor data; `setpriv` then lets it keep the one capability that passes folders, and nothing else.
 */
export function launchAs(account: Account | undefined, command: string, args: string[], paths: string[]): Launch {
  if (account === undefined) return { command, args }
  const { uid, gid, name } = account
  if (paths.every((path) => mayReach(account, path))) return { command, args, uid, gid }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(isProgram)
  if (setpriv === undefined) {
    throw new StackProblem(
      'folder-out-of-reach',
      `PostgreSQL does not run as root, and the account ${name} cannot reach ${paths.join(' and ')}. ` +
        'Move the project to a folder others may pass (for example /srv), start it as a normal user, or set DATABASE_URL.',
    )
  }
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--bounding-set=-all,+dac_override']
  return { command: setpriv, args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...keep, command, ...args] }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
