import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LockEntry as Entry, readLockfile } from '../check-lockfile.ts'

type LockEntry = Entry & { readonly integrity?: string; readonly dev?: boolean }

/** A package of the lock file: where it lies, what it is, and its licence as an SPDX expression. */
export type Package = {
  readonly path: string
  readonly name: string
  readonly version: string
  readonly licence: string | null
  /** Subresource integrity, `sha512-…`. */
  readonly integrity: string | null
  /** Needed to develop and test only. */
  readonly dev: boolean
}

type Manifest = { readonly license?: unknown; readonly licenses?: readonly { type?: string }[] }

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')

function said({ license, licenses }: Manifest): string | null {
  if (typeof license === 'string') return license
  if (license !== null && typeof license === 'object' && 'type' in license) return String(license.type)
  return licenses?.map(({ type }) => type).join(' OR ') || null
}

function installed(root: string, path: string): string | null {
  const manifest = join(root, path, 'package.json')
  return existsSync(manifest) ? said(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest) : null
}

/** A part for another system is not installed here: it has the licence of the package it is a part of. */
function partOf(packages: Record<string, LockEntry>, name: string): LockEntry[] {
  return Object.values(packages).filter((one) => name in ((one['optionalDependencies'] as object | undefined) ?? {}))
}

/** Every package of the lock file with its licence: as the lock file says, or the package itself, or the one that it is a part of. */
export function readPackages(root: string): Package[] {
  const packages: Record<string, LockEntry> = readLockfile(root).packages
  const licenceOf = (path: string, entry: LockEntry): string | null => {
    const name = nameOf(path)
    const own = said(entry as Manifest) ?? installed(root, path)
    if (own) return own
    for (const parent of partOf(packages, name)) {
      const found = Object.entries(packages).find(([, one]) => one === parent)
      const theirs = found && (said(parent as Manifest) ?? installed(root, found[0]))
      if (theirs) return theirs
    }
    return null
  }
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .map(([path, entry]) => ({
      path,
      name: nameOf(path),
      version: entry.version ?? '',
      licence: licenceOf(path, entry),
      integrity: entry.integrity ?? null,
      dev: entry.dev === true,
    }))
}
