import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { PackageJson } from './source-files.ts'
import { readPackageJson, workspaceFolders } from './source-files.ts'

export type LockEntry = PackageJson & { version?: string; link?: boolean; hasInstallScript?: boolean }
export type Lockfile = { packages: Record<string, LockEntry> }

export function readLockfile(root: string): Lockfile {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile
}

/** The entry that Node would load for `name` from inside `owner`: the nearest node_modules on the way up. */
export function findInstalled(lock: Lockfile, owner: string, name: string): LockEntry | undefined {
  for (let folder = owner; ; folder = folder.replace(/(^|\/)[^/]*$/, '')) {
    const entry = lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]
    if (entry || !folder) return entry
  }
}

const isExact = (version: string): boolean => /^\d+\.\d+\.\d+/.test(version)

function missingFrom(lock: Lockfile, owner: string, wanted: Record<string, string> = {}): string[] {
  return Object.entries(wanted).flatMap(([name, version]) => {
    const found = findInstalled(lock, owner, name)
    const who = owner.replace(/^.*node_modules\//, '') || 'the root'
    if (!found) return [`${who} wants ${name} ${version}, which is not in the lockfile`]
    if (isExact(version) && !found.link && found.version !== version) {
      return [`${who} wants ${name} ${version}, the lockfile has ${found.version}`]
    }
    return []
  })
}

/**
 * Checks that the lockfile names everything that anybody on any platform will install (docs/adr/0004-complete-lockfile.md), and
 * that it was written for the package.json files as they are. Answers what is missing, or an empty text.
 */
export function checkLockfile(root: string): string {
  const lock = readLockfile(root)
  const ours = ['', ...workspaceFolders(root)]
  const problems = ours.flatMap((folder) => {
    const written = readPackageJson(root, folder)
    const locked = lock.packages[folder]
    const same = isDeepStrictEqual(written.dependencies, locked?.dependencies)
    const sameForUs = isDeepStrictEqual(written.devDependencies ?? {}, locked?.devDependencies ?? {})
    return same && sameForUs ? [] : [`${folder || 'the root'}: package.json was changed since the lockfile was written`]
  })
  for (const [owner, entry] of Object.entries(lock.packages)) {
    const optional = entry.optionalDependencies ?? {}
    const needed = Object.entries(entry.dependencies ?? {}).filter(([name]) => !(name in optional))
    problems.push(...missingFrom(lock, owner, Object.fromEntries(needed)), ...missingFrom(lock, owner, optional))
    if (ours.includes(owner)) problems.push(...missingFrom(lock, owner, entry.devDependencies))
  }
  if (problems.length === 0) return ''
  return `${problems.join('\n')}\nRun \`npm install\`, then \`node scripts/complete-lockfile.mjs\`.`
}
