// The way in for every command. Plain JavaScript without dependencies: it runs under the system's Node (20 or newer)
// before anything is installed, makes sure of Node 24 and of the packages, and hands over to scripts/<command>.ts.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const data = join(root, '.data')
const COMMANDS = {
  start: 'set up and run everything',
  dev: 'the same, following the sources',
  demo: 'a synthetic candidate takes a whole spoken interview',
  test: 'all checks and tests',
  verify: 'format, lint, types, arrows, documents',
  bench: 'measurements beside a bare agent',
  sessions: 'who is being interviewed, and what to do about it',
  doctor: 'what is wrong here, and what to do about it',
  configuration: 'writes the table of variables into the documentation',
  'voice-download': 'a model that hears everything, without a key',
  'deploy-check': 'whether all is ready for Vercel and LiveKit Cloud',
  'deploy-agent': 'checks, then gives the agent to LiveKit Cloud',
  admin: 'lets people in to the desk, from the command line',
  migrate: 'brings the database of DATABASE_URL to the newest schema',
  backup: 'copies the database into a folder',
  restore: 'puts such a copy into an empty database',
  licences: 'every package with its licence, and which may not be used',
  sbom: 'what the product is made of, as CycloneDX',
  'scale-test': 'an installation spread over hosts, with hosts killed under it',
  faults: 'breaks interviews on purpose and counts what was lost',
  simulate: 'whole interviews under virtual time, thousands a second',
  rehearse: 'simulated candidates take the interview of a template',
  screens: 'the pictures of the documentation',
}
const NODE_VERSION = '24.21.0'
const NPM_VERSION = '11.19.1'
const INSTALL_LIMIT_MS = 600_000
const SAME_PRESS_MS = 300

/** A failure that a person can put right: printed without a stack trace. */
class Problem extends Error {}

/** @typedef {{ node: string, bin: string, npm: string[] }} Tools `npm` is the command line that runs npm under `node` */

/** Runs a step and prints its line. Lasting over two seconds, it shows its seconds: rewritten in place on a terminal. */
async function step(title, output, work) {
  const began = performance.now()
  const terminal = output.isTTY === true
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  let told = -Infinity
  const tick = () => {
    const now = performance.now()
    if (now - began < 2000 || (!terminal && now - told < 10_000)) return
    told = now
    output.write(terminal ? `\r\u001B[2K  ${title}, ${seconds()} s` : `  ${title}, ${seconds()} s\n`)
  }
  const ticker = setInterval(tick, 1000)
  const close = (mark) => {
    clearInterval(ticker)
    const wipe = terminal ? '\r\u001B[2K' : ''
    output.write(`${wipe}${mark} ${title.padEnd(58)} ${`${seconds()} s`.padStart(8)}\n`)
  }
  try {
    const result = await work()
    close('✓')
    return result
  } catch (error) {
    close('✗')
    throw error
  }
}

/** Runs npm quietly in a folder; throws a Problem with cause and remedy when it fails. */
async function runNpm([program, ...first], args, cwd, env) {
  const all = [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error', `--prefix=${cwd}`]
  const child = spawn(program, all, { cwd, env: withoutOuterNpm(env), stdio: ['ignore', 'pipe', 'pipe'] })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  const late = setTimeout(() => child.kill('SIGKILL'), INSTALL_LIMIT_MS)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const how = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `code ${code}`)))
  })
  clearTimeout(late)
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward)
  if (how === 'SIGINT' || how === 'SIGTERM') process.exit(how === 'SIGINT' ? 130 : 143)
  if (how !== undefined) throw new Problem(`npm ${args[0]} failed (${how}). ${remedyFor(said)}\n\n${lastLines(said)}`)
}

// `npm start` tells its children about itself; our own npm must not take that project's place and paths for its own.
function withoutOuterNpm(env) {
  const about = /^npm_(lifecycle|package|command|execpath|node_execpath|config_(local_prefix|prefix|global_prefix))/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !about.test(name)))
}

const REMEDIES = [
  [/ENOSPC|no space left/i, 'The disk is full: free some space (about 1.5 GB are needed) and start again.'],
  [/EDQUOT/, 'Your disk quota is used up: free some space and start again.'],
  [/EACCES|EPERM|EROFS/, 'A folder may not be written: change the owner of this folder, or clone it somewhere else.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i,
    'The npm registry cannot be reached: check the network, or the proxy and registry in your npm settings, and start again.',
  ],
  [/ENOENT.*npm|spawn npm/i, 'There is no npm beside this Node: install npm, then start again.'],
  [/EINTEGRITY/, 'A package came damaged: run `npm cache clean --force` and start again.'],
]

function remedyFor(said) {
  return REMEDIES.find(([sign]) => sign.test(said))?.[1] ?? 'The cause is named here as the system gave it.'
}

function lastLines(text) {
  return text.trim().split('\n').slice(-15).join('\n')
}

/** Writes to a folder that may be missing, with the file system's refusals as Problems. */
function prepareFolder(path) {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw new Problem(`The folder ${path} cannot be made (${error.message}). ${remedyFor(String(error.code))}`)
  }
}

/**
 * One launcher at a time installs; others wait. The lock is a folder with the holder's pid inside; that of a holder
 * that is gone is taken away.
 */
async function underLock(work, output) {
  const lock = join(data, 'install.lock')
  const pidFile = join(lock, 'pid')
  prepareFolder(data)
  for (let told = false; ;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Problem(`${lock}: ${error.message}. ${remedyFor(String(error.code))}`)
    }
    if (isStale(lock, pidFile)) {
      rmSync(lock, { recursive: true, force: true })
      continue
    }
    if (!told) output.write('  another start installs in this folder; waiting for it\n')
    told = true
    await delay(250)
  }
  const release = () => {
    rmSync(pidFile, { force: true })
    if (existsSync(lock)) rmdirSync(lock)
  }
  process.once('exit', release)
  try {
    writeFileSync(pidFile, String(process.pid))
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function isStale(lock, pidFile) {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'))
    process.kill(pid, 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    if (error.code !== 'ENOENT') return false
    // The holder may be between making the folder and writing its pid: only an old empty one is stale.
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    return Date.now() - made > 5000
  }
}

/** Node 24 and the npm that belongs to it: the running ones, or a pair of our own in .data/node. */
async function findTools(output) {
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    const bin = dirname(process.execPath)
    return { node: process.execPath, bin, npm: ownNpm(process.execPath) ?? ['npm'] }
  }
  const home = join(data, 'node')
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const node = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const npm = join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const tools = { node, bin: dirname(node), npm: [node, npm] }
  const stamp = join(home, 'ready')
  const wanted = `${name}@${NODE_VERSION} npm@${NPM_VERSION}`
  const done = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && runs(node)
  if (done()) return tools
  await underLock(async () => {
    if (done()) return
    await step(`Node ${NODE_VERSION} for this project (yours is ${process.versions.node})`, output, async () => {
      prepareFolder(home)
      const dependencies = { [name]: NODE_VERSION, npm: NPM_VERSION }
      writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2))
      const plain = ['install', '--no-package-lock', '--ignore-scripts']
      await runNpm(ownNpm(process.execPath) ?? ['npm'], plain, home, process.env)
      if (!runs(node)) throw new Problem(`npm brought no Node that runs here (${name}). Install Node 24 yourself.`)
      writeFileSync(stamp, wanted)
    })
  }, output)
  return tools
}

/** The npm that was installed beside a Node, run by that very Node; the shim on PATH may belong to another one. */
function ownNpm(node) {
  const lib = process.platform === 'win32' ? dirname(node) : join(dirname(dirname(node)), 'lib')
  const cli = join(lib, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return existsSync(cli) ? [node, cli] : undefined
}

function runs(node) {
  return spawnSync(node, ['--version'], { timeout: 10_000 }).status === 0
}

/** The packages of the lockfile, installed anew when it changed since. */
async function installPackages(tools, env, output) {
  const lockfile = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lockfile).digest('hex')
  const stamp = join(root, 'node_modules', '.candor-lock')
  const done = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (done()) return
  await underLock(async () => {
    if (done()) return
    if (isInstalled(JSON.parse(lockfile.toString('utf8')).packages)) return writeFileSync(stamp, wanted)
    await step('Packages from the lockfile', output, async () => {
      // The tools that build and check are needed whatever NODE_ENV the user's shell has.
      await runNpm(tools.npm, ['ci', '--include=dev'], root, env)
      prepareFolder(dirname(stamp))
      writeFileSync(stamp, wanted)
    })
  }, output)
}

/** Whether npm's own record of node_modules has every package the lockfile asks for: somebody ran `npm ci` by hand. */
function isInstalled(locked) {
  try {
    const record = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    const owed = Object.entries(locked).filter(([path, { optional }]) => path.includes('node_modules/') && !optional)
    return owed.every(
      ([path, { version, resolved }]) => (record[path]?.version ?? record[path]?.resolved) === (version ?? resolved),
    )
  } catch {
    return false
  }
}

/** Runs the command under Node 24 and ends as it ended. */
function handOver(tools, env, command, args) {
  const script = join(root, 'scripts', `${command}.ts`)
  // The fourth channel tells the command of our death: a launcher that was killed cannot pass anything on.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(tools.node, [script, ...args], { cwd: root, env, stdio })
  const last = { SIGINT: -Infinity, SIGTERM: -Infinity }
  const forward = (signal) => {
    // A terminal's Ctrl-C reaches the whole group, so the command has it already, and npm passes it on once more.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    if (performance.now() - last[signal] < SAME_PRESS_MS) return
    last[signal] = performance.now()
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  process.on('SIGHUP', () => child.kill('SIGTERM'))
  child.once('error', (error) => {
    process.stderr.write(`${script} could not be started: ${error.message}\n`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

async function launch([command = '', ...args]) {
  if (!Object.hasOwn(COMMANDS, command)) {
    const list = Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(14)} ${what}`)
    const unknown = command === '' || command === '--help' ? '' : `Unknown command: ${command}\n\n`
    process.stderr.write(`${unknown}node scripts/launch.mjs <command> [options]\n\n${list.join('\n')}\n`)
    return process.exit(command === '--help' ? 0 : 1)
  }
  const output = args.includes('--json') ? process.stderr : process.stdout
  const tools = await findTools(output)
  const path = [tools.bin, join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  const env = { ...process.env, PATH: path }
  await installPackages(tools, env, output)
  handOver(tools, env, command, args)
}

try {
  await launch(process.argv.slice(2))
} catch (error) {
  // What is left besides Problems are refusals of the file system: they carry a code.
  if (!(error instanceof Problem) && error.code === undefined) throw error
  const remedy = error instanceof Problem ? '' : `. ${remedyFor(String(error.code))}`
  process.stderr.write(`\n${error.message}${remedy}\n`)
  process.exitCode = 1
}
