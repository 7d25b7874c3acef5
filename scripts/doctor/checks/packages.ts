import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Check, ill, well } from '../check.ts'
import type { Place } from '../place.ts'

type Entry = { version?: string; optional?: boolean; hasInstallScript?: boolean; link?: boolean; name?: string }
type Packages = Record<string, Entry>

const run = promisify(execFile)
const installAgain = 'Run `npm ci` in this folder.'

const installed = ({ root }: Place): Packages => packagesOf(join(root, 'node_modules', '.package-lock.json'))

function packagesOf(path: string): Packages {
  return (JSON.parse(readFileSync(path, 'utf8')) as { packages: Packages }).packages
}

export const pins: Check = {
  name: 'pins',
  remedy: installAgain,
  look(place) {
    const found = installed(place)
    const locked = Object.entries(packagesOf(join(place.root, 'package-lock.json')))
    const owed = locked.filter(([path, { optional, link }]) => path.includes('node_modules/') && !optional && !link)
    const other = owed
      .filter(([path, { version }]) => found[path]?.version !== version)
      .map(([path, { version }]) => `${nameOf(path)} is ${found[path]?.version ?? 'missing'} and not ${version}`)
    if (other.length === 0) return well(`${owed.length} packages as the lockfile has them`)
    const more = other.length > 3 ? ` and ${other.length - 3} more` : ''
    return ill(`${other.slice(0, 3).join(', ')}${more}`, installAgain)
  },
}

const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path

/** Programs that an install script prepares, each tried as the product uses it. */
const prepared = [
  { what: 'LiveKit’s native module', code: `await import('@livekit/rtc-node')` },
  { what: 'the compiler of migrations and tests', code: `(await import('esbuild')).transformSync('1')` },
]

export const installScripts: Check = {
  name: 'install-scripts',
  remedy: installAgain,
  async look(place, signal) {
    const { allowScripts = {} } = JSON.parse(readFileSync(join(place.root, 'package.json'), 'utf8')) as {
      allowScripts?: Record<string, boolean>
    }
    const wanting = Object.entries(installed(place)).filter(([, { hasInstallScript }]) => hasInstallScript)
    const undecided = wanting.map(([path, { name }]) => name ?? nameOf(path)).filter((name) => !(name in allowScripts))
    if (undecided.length > 0) {
      const remedy = 'Read those scripts, then decide on each in `allowScripts` of package.json.'
      return ill(`nobody decided whether these may run a script: ${undecided.join(', ')}`, remedy)
    }
    const broken = await Promise.all(
      prepared.map(({ what, code }) =>
        run(process.execPath, ['--input-type=module', '-e', code], { cwd: place.root, signal, timeout: 7000 }).then(
          () => undefined,
          () => what,
        ),
      ),
    )
    const named = broken.filter((what) => what !== undefined)
    if (named.length > 0) return ill(`cannot be loaded: ${named.join(', ')}`, installAgain)
    return well(`${wanting.length} decided upon, and what they prepare can be loaded`)
  },
}
