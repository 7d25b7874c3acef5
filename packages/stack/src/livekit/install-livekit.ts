import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { download, verifyChecksum } from '../net/download.ts'
import { explainFileError } from '../problem.ts'
import { runProgram } from '../supervise/run-program.ts'

export const LIVEKIT_VERSION = '1.13.5'

const BUILD_LIMIT_MS = 600_000
const DOWNLOAD_LIMIT_MS = 180_000

export type Install = {
  /** Where the program shall stand. */
  target: string
  logFile: string
  environment: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Builds livekit-server with the Go found on PATH (about 100 s the first time). Throws StackProblem when it fails. */
export async function buildLiveKit(install: Install): Promise<void> {
  const { target, logFile, environment, signal } = install
  const workshop = `${target}.build`
  try {
    mkdirSync(workshop, { recursive: true })
    await runProgram({
      name: 'go install livekit-server',
      command: 'go',
      args: ['install', `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`],
      cwd: workshop,
      env: { ...environment, GOBIN: workshop },
      logFile,
      limitMs: BUILD_LIMIT_MS,
      signal,
    })
    renameSync(join(workshop, process.platform === 'win32' ? 'server.exe' : 'server'), target)
  } catch (error) {
    throw explainFileError('LiveKit server could not be built', error)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** The file name of the official release for a system, as its page of releases spells it. */
export function releaseFile(platform: string = process.platform, arch: string = process.arch): string {
  const processor = { x64: 'amd64', arm: 'armv7' }[arch] ?? arch
  const system = platform === 'win32' ? 'windows' : platform
  return `livekit_${LIVEKIT_VERSION}_${system}_${processor}.${platform === 'win32' ? 'zip' : 'tar.gz'}`
}

/** Fetches the official release, checks it against the release's own checksums, and unpacks it with the system's tar. */
export async function downloadLiveKit(install: Install): Promise<void> {
  const { target, logFile, environment } = install
  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS)
  const signal = install.signal ? AbortSignal.any([install.signal, limit]) : limit
  const release = `https://github.com/livekit/livekit/releases/download/v${LIVEKIT_VERSION}`
  const file = releaseFile()
  const workshop = `${target}.unpack`
  try {
    mkdirSync(workshop, { recursive: true })
    const list = await download(`${release}/checksums.txt`, environment, signal)
    const archive = await download(`${release}/${file}`, environment, signal)
    verifyChecksum(file, archive, list.toString('utf8'))
    writeFileSync(join(workshop, file), archive)
    const args = ['-xf', file]
    const env = environment
    await runProgram({ name: 'tar', command: 'tar', args, cwd: workshop, env, logFile, limitMs: 60_000, signal })
    renameSync(join(workshop, process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server'), target)
  } catch (error) {
    install.signal?.throwIfAborted()
    throw explainFileError('LiveKit server could not be unpacked', error)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}
