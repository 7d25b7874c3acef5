import { execFile } from 'node:child_process'
import { existsSync, rmSync, statfsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Check, ill, well } from '../check.ts'
import { tryTake } from '../try-take.ts'

const run = promisify(execFile)

export const node: Check = {
  name: 'node',
  remedy: 'Install Node 24 or newer, or start with `npm start`, which brings its own.',
  async look({ env }, signal) {
    const { stdout } = await run('node', ['--version'], { env: { PATH: env['PATH'] ?? '' }, signal, timeout: 5000 })
    const version = stdout.trim()
    if (Number(/^v(\d+)\./.exec(version)?.[1]) >= 24) return well(version)
    return ill(`the first node on PATH is ${version}, and 24 is needed`, this.remedy)
  },
}

export const ports: Check = {
  name: 'ports',
  remedy: 'Look with `ss -ltnup` who holds them.',
  async look({ ports: wanted, running }) {
    if (running) return well('held by the running stack')
    const tries = await Promise.all(wanted.map(async (one) => ({ ...one, free: await tryTake(one.port, one.kind) })))
    const taken = tries.filter(({ free }) => !free).map(({ port, kind, of }) => `${port}/${kind} (${of})`)
    if (taken.length === 0) return well(`${wanted.length} free`)
    const remedy = 'Stop the program that holds it, or leave it: `npm start` takes free ones instead and names them.'
    return ill(`taken by another program: ${taken.join(', ')}`, remedy)
  },
}

export const disk: Check = {
  name: 'disk',
  remedy: 'Name an existing folder with --data.',
  look({ dataDir, leastFreeBytes }) {
    const folder = nearest(dataDir)
    const { bavail, bsize } = statfsSync(folder)
    const words = `${gigabytes(bavail * bsize)} free at ${folder}`
    if (bavail * bsize >= leastFreeBytes) return well(words)
    return ill(`only ${words}`, `Free some space: at least ${gigabytes(leastFreeBytes)} are wanted.`)
  },
}

/** The folder itself, or the nearest one above it that is there: to look changes nothing. */
function nearest(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : nearest(dirname(folder))
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

export const storage: Check = {
  name: 'storage',
  remedy: 'The data folder must be writable by this account: change its owner, or name another one with --data.',
  async look({ dataDir }) {
    const path = join(nearest(join(dataDir, 'spool')), `.doctor-${process.pid}`)
    const began = performance.now()
    try {
      const file = await open(path, 'w', 0o600)
      try {
        await file.writeFile('a word')
        await file.sync()
      } finally {
        await file.close()
      }
      if ((await readFile(path, 'utf8')) !== 'a word') throw new Error(`${path} does not hold what was written`)
    } finally {
      rmSync(path, { force: true })
    }
    return well(`a word written and synced in ${Math.ceil(performance.now() - began)} ms`)
  },
}
