import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, explainFileError, StackProblem } from './problem.ts'

const MAKERS = {
  postgres: () => randomBytes(18).toString('hex'),
  livekitKey: () => `cdr${randomBytes(6).toString('hex')}`,
  livekitSecret: () => randomBytes(24).toString('hex'),
  session: () => randomBytes(32).toString('base64url'),
  desk: () => randomBytes(18).toString('base64url'),
}

export type Secrets = Record<keyof typeof MAKERS, string>

/**
 * The generated secrets of one data folder, kept in `secrets.json` that only its owner may read. Missing ones are made.
 *
 * @throws StackProblem when the folder cannot be written or the file is not what we wrote.
 */
export function keepSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  const known = readKnown(path)
  const value = (name: keyof Secrets) => known[name] ?? MAKERS[name]()
  const secrets: Secrets = {
    postgres: value('postgres'),
    livekitKey: value('livekitKey'),
    livekitSecret: value('livekitSecret'),
    session: value('session'),
    desk: value('desk'),
  }
  if (Object.keys(MAKERS).every((name) => name in known)) return secrets
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (error) {
    throw explainFileError(`The data folder ${dataDir} cannot be written`, error)
  }
  return secrets
}

function readKnown(path: string): Partial<Secrets> {
  let text
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {}
    throw explainFileError(`${path} cannot be read`, error)
  }
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found !== 'object' || found === null) throw new TypeError('not an object')
    return Object.fromEntries(
      Object.entries(found).filter(([name, value]) => name in MAKERS && typeof value === 'string'),
    )
  } catch (error) {
    throw new StackProblem(
      'secrets-damaged',
      `${path} is damaged. Put it back, or remove the whole data folder to begin anew (its interviews are lost).`,
      { cause: error },
    )
  }
}
