import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { checkoutRoot } from '../checkout.ts'
import { hashSources } from './hash-sources.ts'
import { runProgram } from '../supervise/run-program.ts'
import { waitForLock } from '../supervise/take-lock.ts'

const SOURCES = ['apps/web', 'packages/shared', 'packages/store', 'packages/rooms', 'drizzle', 'package-lock.json']
const BUILD_LIMIT_MS = 300_000

export const webFolder = join(checkoutRoot, 'apps', 'web')

/** The program behind `next`, as apps/web resolves it. */
export function nextProgram(): string {
  return createRequire(join(webFolder, 'package.json')).resolve('next/dist/bin/next')
}

export type WebBuild = {
  dataDir: string
  environment: Record<string, string>
  note: (detail: string) => void
  signal?: AbortSignal | undefined
}

/**
 * Builds apps/web unless the build that stands there was made from the same sources. All stacks of one checkout share
 * one build; a lock makes the others wait for whoever builds.
 *
 * @throws StackProblem with the end of the build's log.
 */
export async function buildWeb({ dataDir, environment, note, signal }: WebBuild): Promise<void> {
  const stamp = join(webFolder, '.next', 'candor-sources')
  if (readStamp(stamp) === hashSources(checkoutRoot, SOURCES)) return note('built before')
  const lockFile = join(checkoutRoot, '.data', 'web-build.lock')
  const lock = await waitForLock(lockFile, () => note('waiting for another build'), signal)
  try {
    const sources = hashSources(checkoutRoot, SOURCES)
    if (readStamp(stamp) === sources) return note('built by another start')
    note('next build')
    await runProgram({
      name: 'next build',
      command: process.execPath,
      args: [nextProgram(), 'build'],
      cwd: webFolder,
      env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      logFile: join(resolve(dataDir), 'logs', 'web-build.log'),
      limitMs: BUILD_LIMIT_MS,
      signal,
    })
    writeFileSync(stamp, sources)
  } finally {
    lock.release()
  }
}

function readStamp(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
