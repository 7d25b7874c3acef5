import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { buildLiveKit, downloadLiveKit, LIVEKIT_VERSION, type Install } from './install-livekit.ts'
import { StackProblem } from '../problem.ts'

export type LiveKitProgram = { path: string; version: string; from: string }

/** The looks at the world, replaceable in tests of the order. */
export type Lookups = {
  onPath: (name: string, path: string) => string | undefined
  /** The version a livekit-server tells, undefined when it is none. */
  version: (path: string) => Promise<string | undefined>
  build: (install: Install) => Promise<void>
  download: (install: Install) => Promise<void>
}

export type LiveKitSearch = {
  /** CANDOR_LIVEKIT_SERVER */
  named: string | undefined
  /** The project's cache of programs, `.data/bin`. */
  binDir: string
  logFile: string
  environment: Record<string, string>
  say: (detail: string) => void
  signal?: AbortSignal | undefined
}

/**
 * Finds a livekit-server, or makes one: the one named by the user, the one on PATH, the project's cache, a build with
 * Go, the official release.
 *
 * @throws StackProblem `no-livekit` that says what to install, `livekit-version` for one that does not fit.
 */
export async function findLiveKit(search: LiveKitSearch, look: Lookups = realLookups): Promise<LiveKitProgram> {
  const { named, binDir, environment, say } = search
  const path = environment['PATH'] ?? ''
  if (named !== undefined) return checked(named, 'CANDOR_LIVEKIT_SERVER', look, say)
  const onPath = look.onPath('livekit-server', path)
  if (onPath !== undefined) return checked(onPath, 'PATH', look, say)

  const target = join(binDir, `livekit-server-${LIVEKIT_VERSION}`)
  if ((await look.version(target)) === LIVEKIT_VERSION) return { path: target, version: LIVEKIT_VERSION, from: 'cache' }

  const install: Install = { target, logFile: search.logFile, environment, signal: search.signal }
  const reasons: string[] = []
  const ways = [
    {
      from: 'Go',
      usable: look.onPath('go', path) !== undefined,
      work: look.build,
      what: 'building with Go, about 100 s',
    },
    { from: 'release', usable: true, work: look.download, what: 'fetching the official release' },
  ]
  for (const { from, usable, work, what } of ways) {
    if (!usable) continue
    say(what)
    try {
      await work(install)
      return await checked(target, from, look, say)
    } catch (error) {
      search.signal?.throwIfAborted()
      if (error instanceof StackProblem && error.code.startsWith('file-')) throw error
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new StackProblem('no-livekit', howToGetLiveKit(reasons))
}

async function checked(path: string, from: string, look: Lookups, say: (detail: string) => void) {
  const version = await look.version(path)
  if (version === undefined) {
    throw new StackProblem('livekit-version', `${path} (from ${from}) is not a livekit-server that runs here.`)
  }
  if (!version.startsWith('1.')) {
    const remedy = `Candor needs 1.x, best ${LIVEKIT_VERSION}. Set CANDOR_LIVEKIT_SERVER to one, or take it off PATH.`
    throw new StackProblem('livekit-version', `livekit-server ${version} at ${path} does not fit. ${remedy}`)
  }
  if (version !== LIVEKIT_VERSION) say(`${version} from ${from}; Candor is tested with ${LIVEKIT_VERSION}`)
  return { path, version, from }
}

function howToGetLiveKit(reasons: string[]): string {
  const brew = process.platform === 'darwin' ? 'run `brew install livekit`, or ' : ''
  return (
    `There is no livekit-server here, and none could be made. To go on, ${brew}install Go 1.24 or newer and start ` +
    `again, or put livekit-server ${LIVEKIT_VERSION} (https://github.com/livekit/livekit/releases/tag/v${LIVEKIT_VERSION}) ` +
    'on PATH, or use a LiveKit of your own by LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.' +
    reasons.map((reason) => `\nTried: ${reason}`).join('')
  )
}

const run = promisify(execFile)

const realLookups: Lookups = {
  onPath: (name, path) => {
    const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
    return path
      .split(delimiter)
      .filter(Boolean)
      .flatMap((folder) => names.map((file) => join(folder, file)))
      .find(isProgram)
  },
  version: async (path) => {
    try {
      const { stdout } = await run(path, ['--version'], { timeout: 10_000 })
      return /\bversion v?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1]
    } catch {
      return undefined
    }
  },
  build: buildLiveKit,
  download: downloadLiveKit,
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
