import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { readEnvironment } from '@candor/stack'
import { describe, expect, test } from 'vitest'
import { disk, node, storage } from './checks/machine.ts'
import { installScripts, pins } from './checks/packages.ts'
import { environment, mail, secrets } from './checks/settings.ts'
import { examine, fixAll } from './examine.ts'
import { findPlace } from './place.ts'
import { lookAt, ownFolder, placeWith } from './testing/stage.ts'

describe('Node', () => {
  test('that is too old, and that is missing, are named', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'node'), '#!/bin/sh\necho v18.20.4\n', { mode: 0o755 })
    const old = await lookAt(node, { env: { PATH: `${folder}${delimiter}/bin` } })
    expect(old).toMatchObject({ ok: false, cause: expect.stringContaining('v18.20.4') })
    expect(await lookAt(node, { env: { PATH: ownFolder() } })).toMatchObject({ ok: false, remedy: node.remedy })
    expect(await lookAt(node, { env: { PATH: dirname(process.execPath) } })).toMatchObject({ ok: true })
  })
})

describe('the data folder', () => {
  test('on a disk with too little room is told with what there is', async () => {
    const found = await lookAt(disk, { leastFreeBytes: 2 ** 60 })
    expect(found).toMatchObject({ ok: false, cause: expect.stringMatching(/^only .* GB free/) })
    expect(await lookAt(disk, {})).toMatchObject({ ok: true })
  })

  test('that cannot be written is told with the system’s word', async () => {
    const dataDir = ownFolder()
    writeFileSync(join(dataDir, 'spool'), 'a file where a folder should be')
    expect(await lookAt(storage, { dataDir })).toMatchObject({ ok: false, cause: expect.stringContaining('ENOTDIR') })
    expect(await lookAt(storage, {})).toMatchObject({ ok: true })
  })
})

/** A small project with one package that wants to run an install script. */
function project(allowScripts: Record<string, boolean>, version = '1.0.0'): string {
  const root = ownFolder()
  const packages = { 'node_modules/tool': { version: '1.0.0', hasInstallScript: true } }
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ allowScripts }))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  const found = { 'node_modules/tool': { version, hasInstallScript: true } }
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: found }))
  return root
}

describe('packages', () => {
  test('of another version than the lockfile’s are named', async () => {
    const found = await lookAt(pins, { root: project({}, '2.0.0') })
    expect(found).toMatchObject({ ok: false, cause: 'tool is 2.0.0 and not 1.0.0' })
    expect(await lookAt(pins, {})).toMatchObject({ ok: true })
  })

  test('whose install script nobody decided upon, or whose product cannot be loaded, are named', async () => {
    const undecided = await lookAt(installScripts, { root: project({}) })
    expect(undecided).toMatchObject({ ok: false, cause: expect.stringContaining('tool') })
    const unmade = await lookAt(installScripts, { root: project({ tool: true }) })
    expect(unmade).toMatchObject({ ok: false, cause: expect.stringContaining('LiveKit’s native module') })
    expect(await lookAt(installScripts, {})).toMatchObject({ ok: true })
  })
})

describe('the environment', () => {
  test('with an address that is none is told as a start would tell it', async () => {
    const { environment: read } = findPlace(ownFolder(), { DATABASE_URL: 'mysql://here' })
    expect(await lookAt(environment, { environment: read })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('DATABASE_URL must be an address'),
    })
  })

  test('with half a provider is told by the variable that is missing', async () => {
    const read = readEnvironment({ VOICE: 'openai' })
    expect(await lookAt(environment, { environment: read })).toMatchObject({
      ok: false,
      cause: expect.stringContaining('OPENAI_API_KEY'),
    })
    expect(await lookAt(environment, {})).toMatchObject({ ok: true })
  })
})

describe('secrets', () => {
  test.each([
    ['SESSION_SECRET', 'secret', 'everybody knows'],
    ['LIVEKIT_API_SECRET', 'devsecret', 'everybody knows'],
    ['DESK_KEY', 'short', 'needs 16'],
    ['SESSION_SECRET', 'abcdabcdabcdabcdabcdabcdabcdabcdabcd', 'repeats itself'],
  ])('%s=%s %s', async (name, value, why) => {
    const found = await lookAt(secrets, { env: { [name]: value } })
    expect(found).toMatchObject({ ok: false, cause: expect.stringContaining(`${name} `) })
    expect(found.cause).toContain(why)
  })

  test('in a file that others may read are told, and put right on request', async () => {
    const place = placeWith()
    const file = join(place.dataDir, 'secrets.json')
    writeFileSync(file, JSON.stringify({ session: 'k7Qm2vX9pLr4TzWc8YnB' }))
    chmodSync(file, 0o644)
    const found = await examine([secrets], place)
    expect(found[0]).toMatchObject({ ok: false, cause: expect.stringContaining('secrets.json') })
    expect(await fixAll([secrets], place, found)).toHaveLength(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await examine([secrets], place)).toMatchObject([{ ok: true }])
  })
})

test('mail is said to be not configured, not to be well', async () => {
  expect((await lookAt(mail, {})).cause).toMatch(/^not configured/)
})
