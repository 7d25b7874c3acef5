import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { longestDrainMs, minutes } from '@candor/shared'
import { describe, expect, test } from 'vitest'
import { readVariables } from '../configuration/read-variables.ts'
import { lintImage } from './lint-image.ts'

const root = resolve(import.meta.dirname, '../..')
const deploy = join(root, 'deploy')
const read = (name: string) => readFileSync(join(deploy, name), 'utf8')
const compose = read('compose.yaml')
const drainMs = longestDrainMs + minutes(1)

/** The lines of each service. */
const services = new Map(
  compose
    .slice(compose.indexOf('\nservices:'), compose.indexOf('\nvolumes:'))
    .split(/^ {2}(?=[a-z][\w-]*:$)/m)
    .slice(1)
    .map((block) => [block.slice(0, block.indexOf(':')), block]),
)
const environmentOf = (service: string) =>
  [...(services.get(service) ?? '').matchAll(/^ {6}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name)

function lengthMs(words: string): number {
  const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(words)?.[1] ?? 0)
  return minutes(part('h') * 60 + part('m'))
}

describe('compose.yaml', () => {
  // Asks each app for its variables in a process of its own.
  test('sets every variable that web app and agent cannot start without, and none that they do not read', () => {
    const variables = readVariables(root)
    for (const [service, readers] of [
      ['web', ['web']],
      ['agent', ['worker', 'interview']],
    ] as const) {
      const known = variables.filter((one) => one.readers.some((reader) => readers.some((wanted) => wanted === reader)))
      const needed = known.filter(
        ({ required, readers: all }) => required && all.some((one) => readers.some((wanted) => wanted === one)),
      )
      const set = environmentOf(service)
      expect(set, service).toEqual(expect.arrayContaining(needed.map(({ name }) => name)))
      expect(
        set.filter((name) => !known.some((one) => one.name === name)),
        service,
      ).toEqual([])
    }
  }, 30_000)

  test('asks for nothing that the example of its variables does not have', () => {
    const example = new Set([...read('candor.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))
    const wanted = [...compose.matchAll(/\$\{([A-Z_]+)(:[-?][^}]*)?\}/g)]
    const without = wanted.filter(([, name, standard]) => !example.has(name) && !standard?.startsWith(':-'))
    expect(without.map(([, name]) => name)).toEqual([])
  })

  test('gives running interviews longer than the longest one, on their server and in their worker', () => {
    for (const service of ['agent', 'livekit']) {
      const grace = /stop_grace_period: (\S+)/.exec(services.get(service) ?? '')?.[1] ?? ''
      expect(lengthMs(grace), service).toBeGreaterThanOrEqual(drainMs)
    }
  })

  test('names files that are there, images that do not move, and parts that exist', () => {
    for (const [, path = ''] of compose.matchAll(/'\.\/([\w.-]+):\//g))
      expect(existsSync(join(deploy, path)), path).toBe(true)
    for (const [, image = ''] of compose.matchAll(/^ {4}image: (\S+)/gm)) {
      if (!image.startsWith('candor-')) expect(image).toMatch(/:v?\d+\.\d+/)
    }
    for (const [, name = ''] of compose.matchAll(/^ {6}([a-z-]+): \{ condition/gm))
      expect([...services.keys()]).toContain(name)
    expect(services.size).toBeGreaterThanOrEqual(9)
  })

  test('LiveKit signs its webhooks with the key of the example, and sends them where the web app listens', () => {
    const livekit = read('livekit.yaml')
    const key = /^LIVEKIT_API_KEY=(.+)$/m.exec(read('candor.env.example'))?.[1]
    expect(/api_key: (.+)/.exec(livekit)?.[1]).toBe(key)
    const [, path = ''] = /- http:\/\/127\.0\.0\.1:3000(\/.*)/.exec(livekit) ?? []
    expect(existsSync(join(root, 'apps/web/src/app', path, 'route.ts')), path).toBe(true)
    expect(livekit).toContain('auto_create: false')
  })

  test('lets nobody but this machine reach the database and the web app without TLS', () => {
    expect(services.get('postgres')).toContain(`ports: ['127.0.0.1:`)
    expect(services.get('web')).toContain(`'-H', '127.0.0.1'`)
  })
})

test.each([
  ['Dockerfile', '@candor/agent'],
  ['deploy/web.Dockerfile', '@candor/web'],
])('%s copies what %s needs, runs as nobody special and holds no secret', (path, app) => {
  expect(lintImage(root, path, app)).toEqual([])
})

describe('systemd', () => {
  const units = readdirSync(join(deploy, 'systemd')).map((name) => [name, read(`systemd/${name}`)] as const)

  test.each(units)('%s starts a program that is there', (name, text) => {
    const [, folder = '/opt/candor'] = /^WorkingDirectory=(.*)$/m.exec(text) ?? []
    const [, program] = /^ExecStart=\/usr\/bin\/node (\S+)/m.exec(text) ?? []
    expect(program !== undefined || name.endsWith('.timer')).toBe(true)
    if (program === undefined) return
    expect(existsSync(resolve(root, folder.replace(/^\/opt\/candor\/?/, ''), program)), program).toBe(true)
  })

  test('waits for running interviews, and signals the worker alone', () => {
    const [, agent = ''] = units.find(([name]) => name === 'candor-agent.service') ?? []
    expect(lengthMs(/TimeoutStopSec=(.*)/.exec(agent)?.[1]?.replace(/\s*min/, 'm') ?? '')).toBeGreaterThanOrEqual(
      drainMs,
    )
    expect(agent).toContain('KillMode=mixed')
  })

  test('backups go into a folder that systemd makes for their user', () => {
    const [, backup = ''] = units.find(([name]) => name === 'candor-backup.service') ?? []
    const [, made] = /^StateDirectory=(.+)$/m.exec(backup) ?? []
    expect(made).toBeDefined()
    expect(backup).toContain(`--to /var/lib/${made}\n`)
  })
})

describe('docs/deploy.md', () => {
  const [, asked = ''] = /&env=([A-Z0-9_,]+)/.exec(readFileSync(join(root, 'docs/deploy.md'), 'utf8')) ?? []

  test('its button asks for everything that the web app needs, and for the bucket of recordings', () => {
    const needed = readVariables(root).filter(({ required, readers }) => required && readers.includes('web'))
    const bucket = ['AUDIO_STORAGE', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
    expect(asked.split(',')).toEqual(expect.arrayContaining([...needed.map(({ name }) => name), ...bucket]))
  }, 30_000)
})
