import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders whose content is made, not written. */
const made = new Set([
  'node_modules',
  '.git',
  '.data',
  '.next',
  '.turbo',
  'coverage',
  'test-results',
  'playwright-report',
])

/** Every written file below `root`, as paths relative to it with forward slashes, in order. */
export function writtenFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) return made.has(entry.name) ? [] : writtenFiles(root, path)
      return entry.isFile() && entry.name !== 'next-env.d.ts' ? [path] : []
    })
    .toSorted()
}

export type PackageJson = {
  name?: string
  packageManager?: string
  workspaces?: string[]
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  allowScripts?: Record<string, boolean>
}

export function readPackageJson(root: string, folder: string): PackageJson {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as PackageJson
}

/** The folders of the workspaces, as the root's package.json names them (`apps/*` opened). */
export function workspaceFolders(root: string): string[] {
  return (readPackageJson(root, '.').workspaces ?? [])
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern]
      const parent = pattern.slice(0, -2)
      return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)
    })
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .toSorted()
}
