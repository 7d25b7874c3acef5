import { join } from 'node:path'
import { expect, test } from 'vitest'
import { billOfMaterials } from './bill-of-materials.ts'
import { licenceFault } from './judge-licence.ts'
import { readPackages } from './read-packages.ts'

const packages = readPackages(join(import.meta.dirname, '..', '..'))

test('every package of the lock file has a licence that is permitted for it', () => {
  expect(packages.length).toBeGreaterThan(300)
  const faults = packages.flatMap((one) => (licenceFault(one) ? [`${one.name}: ${licenceFault(one)}`] : []))
  expect(faults).toEqual([])
})

test.each([
  ['zod', 'MIT', true],
  ['json-schema', '(AFL-2.1 OR BSD-3-Clause)', true],
  ['left', 'MIT OR GPL-3.0-only', true],
  ['left', 'MIT AND GPL-3.0-only', false],
  ['espeak-ng', 'GPL-3.0-or-later', true],
  ['another', 'GPL-3.0-or-later', false],
  ['another', null, false],
])('%s under %s: permitted %s', (name, licence, permitted) => {
  expect(licenceFault({ name, licence }) === null).toBe(permitted)
})

test('the bill of materials names each package with its address, licence and hash, and is the same each time', () => {
  const make = () =>
    billOfMaterials({ name: 'candor', version: '1' }, packages) as { components: Record<string, unknown>[] }
  expect(make()).toEqual(make())
  const { components } = make()
  expect(components).toHaveLength(packages.length)
  expect(components.find(({ name }) => name === '@livekit/agents')).toMatchObject({
    purl: 'pkg:npm/%40livekit/agents@1.9.0',
    licenses: [{ expression: 'Apache-2.0' }],
    hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
  })
})
