import { describe, expect, test } from 'vitest'
import { StackProblem } from '../problem.ts'
import { findLiveKit, type Lookups } from './find-livekit.ts'

/** A machine with these programs (path to version); builds and downloads put 1.13.5 where they are asked to. */
function machine(programs: Record<string, string>, ways: { go?: boolean; network?: boolean } = {}) {
  const said: string[] = []
  const tried: string[] = []
  const put = (way: string, works: boolean) => (install: { target: string }) => {
    tried.push(way)
    if (!works) return Promise.reject(new StackProblem('program-failed', `${way} did not work`))
    programs[install.target] = '1.13.5'
    return Promise.resolve()
  }
  const look: Lookups = {
    onPath: (name) => (name === 'go' ? (ways.go ? '/usr/bin/go' : undefined) : programs['path'] && 'path'),
    version: (path) => Promise.resolve(programs[path]),
    build: put('build', ways.network ?? true),
    download: put('download', ways.network ?? true),
  }
  const find = (named?: string) =>
    findLiveKit(
      { named, binDir: '/cache', logFile: '/log', environment: { PATH: '/bin' }, say: (line) => said.push(line) },
      look,
    )
  return { find, said, tried }
}

const cached = '/cache/livekit-server-1.13.5'

describe('a livekit-server is looked for in this order', () => {
  test('the one the user names', async () => {
    const { find } = machine({ '/mine': '1.13.5', path: '1.13.5', [cached]: '1.13.5' }, { go: true })
    expect(await find('/mine')).toEqual({ path: '/mine', version: '1.13.5', from: 'CANDOR_LIVEKIT_SERVER' })
  })

  test('the one on PATH', async () => {
    const { find } = machine({ path: '1.13.5', [cached]: '1.13.5' }, { go: true })
    expect((await find()).from).toBe('PATH')
  })

  test("the project's cache", async () => {
    const { find, tried } = machine({ [cached]: '1.13.5' }, { go: true })
    expect(await find()).toEqual({ path: cached, version: '1.13.5', from: 'cache' })
    expect(tried).toEqual([])
  })

  test('a build with Go', async () => {
    const { find, tried, said } = machine({}, { go: true })
    expect((await find()).from).toBe('Go')
    expect(tried).toEqual(['build'])
    expect(said[0]).toContain('about 100 s')
  })

  test('the official release, where there is no Go', async () => {
    const { find, tried } = machine({})
    expect((await find()).from).toBe('release')
    expect(tried).toEqual(['download'])
  })
})

test('when nothing works, one paragraph says what to install and what was tried', async () => {
  const { find } = machine({}, { go: true, network: false })
  const error = await find().catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'no-livekit' })
  expect(String(error)).toMatch(/install Go .* or put livekit-server 1\.13\.5 .* LIVEKIT_URL/)
  expect(String(error)).toContain('Tried: build did not work\nTried: download did not work')
})

test('another 1.x is used with a warning, another major is refused', async () => {
  const near = machine({ path: '1.12.0' })
  expect((await near.find()).version).toBe('1.12.0')
  expect(near.said[0]).toContain('tested with 1.13.5')
  await expect(machine({ path: '2.0.1' }).find()).rejects.toThrow('livekit-server 2.0.1 at path does not fit')
})

test('a named program that is no livekit-server is refused by name', async () => {
  await expect(machine({}).find('/bin/true')).rejects.toThrow('/bin/true (from CANDOR_LIVEKIT_SERVER)')
})
