import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const built = resolve(import.meta.dirname, '../../apps/web/.next')
const kilobytes = 1000

/** The name of one of the SDK's own methods, which no bundler changes. */
const bringsLiveKit = (script: string) => script.includes('simulateScenario')
const weightOf = (scripts: readonly string[]) => scripts.reduce((sum, text) => sum + gzipSync(text).byteLength, 0)

/** The scripts a page loads first, as the build's own manifests name them. */
function firstScripts(page: string): string[] {
  const { rootMainFiles } = JSON.parse(readFileSync(join(built, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[]
  }
  const source = readFileSync(join(built, `server/app/${page}_client-reference-manifest.js`), 'utf8')
  const { entryJSFiles } = JSON.parse(source.slice(source.indexOf('"] = ') + 5).replace(/;\s*$/, '')) as {
    entryJSFiles: Record<string, string[]>
  }
  const files = Object.entries(entryJSFiles)
    .filter(([entry]) => !entry.endsWith('global-error'))
    .flatMap(([, scripts]) => scripts)
  return [...new Set([...rootMainFiles, ...files])].map((file) => readFileSync(join(built, file), 'utf8'))
}

for (const page of ['interview/[inviteId]/page', 'interview/[inviteId]/room/page']) {
  test(`the first load of ${page} has no LiveKit in it and stays below 190 kB`, () => {
    const scripts = firstScripts(page)
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.filter((text) => text.includes('livekit-client') || text.includes('DUPLICATE_IDENTITY='))).toEqual(
      [],
    )
    const weight = weightOf(scripts)
    console.log(`${page}: ${(weight / kilobytes).toFixed(1)} kB gzip`)
    expect(weight).toBeLessThan(190 * kilobytes)
  })
}

test('the room, with all that is fetched once the check is pressed, stays below 360 kB', () => {
  const later = globSync('static/chunks/*.js', { cwd: built }).map((file) => readFileSync(join(built, file), 'utf8'))
  const liveKit = later.filter((text) => bringsLiveKit(text) || text.includes('lk.transcription'))
  expect(liveKit.length).toBeGreaterThan(0)
  const weight = weightOf([...firstScripts('interview/[inviteId]/room/page'), ...liveKit])
  console.log(`room in all: ${(weight / kilobytes).toFixed(1)} kB gzip`)
  expect(weight).toBeLessThan(360 * kilobytes)
})
