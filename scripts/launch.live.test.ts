import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const launcher = join(import.meta.dirname, 'launch.mjs')

/** A small project with the real launcher, no packages, and this as `npm start`. */
function project(command: string, dependencies: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'candor-launch-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'scripts'))
  cpSync(launcher, join(root, 'scripts', 'launch.mjs'))
  writeFileSync(join(root, 'scripts', 'start.ts'), command)
  const about = { name: 'house', version: '1.0.0', dependencies }
  const packages = Object.entries(dependencies).map(([name, version]) => [`node_modules/${name}`, { version }])
  const lock = {
    ...about,
    lockfileVersion: 3,
    requires: true,
    packages: { '': about, ...Object.fromEntries(packages) },
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify(about))
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
  return root
}

function launch(root: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'scripts', 'launch.mjs'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => (said.stdout += String(text)))
  child.stderr.on('data', (text) => (said.stderr += String(text)))
  const end = once(child, 'close').then(([code]) => ({ code: Number(code), ...said }))
  return { child, said, end }
}

test('an unknown command lists those there are', async () => {
  const { code, stderr } = await launch(project(''), ['fly']).end
  expect(code).toBe(1)
  expect(stderr).toMatch(/Unknown command: fly[^]*start[^]*dev[^]*demo[^]*test[^]*verify[^]*bench/)
})

test('the command gets its arguments and the tools of this project first, and its exit code is ours', async () => {
  const root = project(`console.log(JSON.stringify([process.argv.slice(2), process.env.PATH])); process.exit(7)`)
  const { code, stdout } = await launch(root, ['start', '--port', '4000']).end
  expect(code).toBe(7)
  const [args, path] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  expect(args).toEqual(['--port', '4000'])
  expect(path.split(':')[1]).toBe(join(root, 'node_modules', '.bin'))
})

test('with --json only the command writes to standard output; the second start installs nothing', async () => {
  const root = project(`console.log('{}')`)
  const first = await launch(root, ['start', '--json']).end
  expect(first.stdout).toBe('{}\n')
  expect(first.stderr).toMatch(/^✓ Packages from the lockfile +\d+\.\d s$/m)
  const second = await launch(root, ['start', '--json']).end
  expect(second).toMatchObject({ stdout: '{}\n', stderr: '' })
})

test('two starts at once install once', async () => {
  const root = project('')
  const ends = await Promise.all([launch(root, ['start']).end, launch(root, ['start']).end])
  expect(ends.map(({ code }) => code)).toEqual([0, 0])
  expect(ends.filter(({ stdout }) => stdout.includes('✓ Packages'))).toHaveLength(1)
  expect(existsSync(join(root, '.data', 'install.lock'))).toBe(false)
})

test('the lock of a launcher that is gone blocks nobody', async () => {
  const root = project('')
  const lock = join(root, '.data', 'install.lock')
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'pid'), String(2 ** 22 - 1))
  expect((await launch(root, ['start']).end).code).toBe(0)
})

test('without a network the cause and the remedy are named, and no stack trace is shown', async () => {
  const root = project('', { 'candor-does-not-exist': '1.0.0' })
  const env = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' }
  const { code, stderr, stdout } = await launch(root, ['start'], { ...env, npm_config_cache: join(root, 'cache') }).end
  expect(code).toBe(1)
  expect(stdout).toMatch(/✗ Packages from the lockfile/)
  expect(stderr).toMatch(/registry cannot be reached: check the network/)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('a folder that cannot be made is named', async () => {
  const root = project('')
  writeFileSync(join(root, '.data'), 'a file where a folder should be')
  const { code, stderr } = await launch(root, ['start']).end
  expect(code).toBe(1)
  expect(stderr).toContain(join(root, '.data'))
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('a signal is passed on once, and the command may take its time to leave', async () => {
  const root = project(
    `let times = 0
     process.on('SIGINT', () => { times += 1; setTimeout(() => { console.log('left ' + times); process.exit(0) }, 500) })
     setInterval(() => {}, 1000)
     console.log('up')`,
  )
  const { child, said, end } = launch(root, ['start'])
  await expect.poll(() => said.stdout, { timeout: 20_000 }).toContain('up')
  child.kill('SIGINT')
  child.kill('SIGINT')
  const { code, stdout } = await end
  expect(code).toBe(0)
  expect(stdout).toContain('left 1')
})

test('a command learns that its launcher was killed', async () => {
  const root = project(
    `import { writeFileSync } from 'node:fs'
     process.on('disconnect', () => { writeFileSync('told', ''); process.exit(0) })
     console.log('up')`,
  )
  const { child, said } = launch(root, ['start'])
  await expect.poll(() => said.stdout, { timeout: 20_000 }).toContain('up')
  child.kill('SIGKILL')
  await expect.poll(() => existsSync(join(root, 'told')), { timeout: 5000 }).toBe(true)
})
