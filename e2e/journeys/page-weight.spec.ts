import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const built = resolve(import.meta.dirname, '../../apps/web/.next')
const kilobytes = 1000

/** The name of one of the SDK's own methods, which no bundler changes. */
const bringsLiveKit = (script: string) => script.includes('simulateScenario')
/** What only the room's own screen does. */
const keepsAwake = (script: string) => script.includes('wakeLock')
const textOf = (file: string) => readFileSync(join(built, file), 'utf8')
const weightOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(textOf(file)).byteLength, 0)

/** The scripts a page loads first, as the build's own manifests name them. */
function firstScripts(page: string): string[] {
  const { rootMainFiles } = JSON.parse(textOf('build-manifest.json')) as { rootMainFiles: string[] }
  const source = textOf(`server/app/${page}_client-reference-manifest.js`)
  const { entryJSFiles } = JSON.parse(source.slice(source.indexOf('"] = ') + 5).replace(/;\s*$/, '')) as {
    entryJSFiles: Record<string, string[]>
  }
  const files = Object.entries(entryJSFiles)
    .filter(([entry]) => !entry.endsWith('global-error'))
    .flatMap(([, scripts]) => scripts)
  return [...new Set([...rootMainFiles, ...files])]
}

/** With all that these scripts can fetch later, and what that fetches: each names the others by their files. */
function withLater(first: readonly string[]): string[] {
  const all = new Set(first)
  // A set that grows is walked to its new end.
  for (const file of all) for (const [named] of textOf(file).matchAll(/static\/chunks\/[\w~.-]+\.js/g)) all.add(named)
  return [...all]
}

for (const page of ['interview/[inviteId]/page', 'interview/[inviteId]/room/page']) {
  test(`the first load of ${page} has no LiveKit in it and stays below 190 kB`, () => {
    const scripts = firstScripts(page)
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.filter((file) => bringsLiveKit(textOf(file)))).toEqual([])
    const weight = weightOf(scripts)
    console.log(`${page}: ${(weight / kilobytes).toFixed(1)} kB gzip`)
    expect(weight).toBeLessThan(190 * kilobytes)
  })
}

test('the room, with all that is fetched once the check is pressed, stays below 360 kB', () => {
  const first = firstScripts('interview/[inviteId]/room/page')
  const all = withLater(first)
  const later = all.filter((file) => !first.includes(file)).map(textOf)
  expect(later.some(bringsLiveKit)).toBe(true)
  expect(later.some(keepsAwake)).toBe(true)
  const weight = weightOf(all)
  console.log(`room in all: ${(weight / kilobytes).toFixed(1)} kB gzip`)
  expect(weight).toBeLessThan(360 * kilobytes)
})
