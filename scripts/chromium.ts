import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where Playwright would look for its own browser. Playwright belongs to e2e, so it is found from there. */
function playwrightsOwn(): string {
  const fromStories = createRequire(new URL('../e2e/package.json', import.meta.url))
  const { chromium } = fromStories('@playwright/test') as { chromium: { executablePath(): string } }
  return chromium.executablePath()
}

/** The Chromium to test with: the one named by CANDOR_CHROMIUM, else Playwright's own, else the system's. */
function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const onSystem = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env['CANDOR_CHROMIUM'], playwrightsOwn(), ...onSystem, ...macApps].find(
    (path) => path !== undefined && path !== '' && mayRun(path),
  )
}

function isDebian(): boolean {
  return existsSync('/usr/bin/apt-get') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

async function aptGet(args: string[], limitMs: number): Promise<string> {
  const end = await runCommand({
    program: '/usr/bin/apt-get',
    args: ['--quiet', '--yes', ...args],
    cwd: '/',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    limitMs,
  })
  return end.ok ? '' : end.output.trim().split('\n').slice(-4).join('\n')
}

async function installFromDebian(say: (line: string) => void): Promise<string> {
  const begun = Date.now()
  say('Chromium is missing; installing the package of Debian, a minute or two')
  const progress = setInterval(
    () => say(`  still installing Chromium, ${Math.round((Date.now() - begun) / 1000)} s`),
    10_000,
  )
  try {
    return (
      (await aptGet(['update'], 180_000)) || (await aptGet(['install', '--no-install-recommends', 'chromium'], 600_000))
    )
  } finally {
    clearInterval(progress)
  }
}

/**
 * The path of a Chromium that can be started; installs Debian's package when there is none and we may.
 * @throws Error that says what to install where we may not, or what apt-get answered.
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = findChromium()
  if (found) return found
  const remedy =
    'Install one with `npx playwright install chromium` or from your system, or set CANDOR_CHROMIUM to its path.'
  if (process.getuid?.() !== 0 || !isDebian()) throw new Error(`No Chromium was found for the browser tests. ${remedy}`)
  const failure = await installFromDebian(say)
  const installed = findChromium()
  if (installed) return installed
  throw new Error(`Chromium could not be installed with apt-get. ${remedy}\n${failure}`)
}
