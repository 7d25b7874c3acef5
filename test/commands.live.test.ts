import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { endLeftovers, stageMark } from '../scripts/leftovers.ts'
import { limitedTo, runCommand } from '../scripts/run-command.ts'

const cwd = resolve(import.meta.dirname, '..')
const node = (code: string, limitMs = 10_000, env: Record<string, string> = {}) => ({
  program: process.execPath,
  args: ['-e', code],
  cwd,
  limitMs,
  env,
})

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a command', () => {
  test('that does not end is stopped at its limit, with the processes it started', async () => {
    const stubborn = `process.on('SIGTERM', () => {})
      const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' })
      console.log(child.pid)
      setInterval(() => {}, 1000)`
    const end = await runCommand(node(stubborn, 500))
    expect(end).toMatchObject({ ok: false, overran: true })
    expect(end.output).toContain('stopped after 0.5 s, its limit')
    const child = Number(end.stdout.trim())
    expect(child).toBeGreaterThan(0)
    await expect.poll(() => lives(child)).toBe(false)
  })

  test('that cannot be started is an end with its reason, not an exception', async () => {
    const end = await runCommand({ program: '/no/such/program', args: [], cwd, limitMs: 1_000 })
    expect(end).toMatchObject({ ok: false, code: null })
    expect(end.output).toContain('/no/such/program')
  })

  test('waits for its turn: never more at a time than there are slots', async () => {
    const run = limitedTo(2)
    const wait = `const t = Date.now(); setTimeout(() => console.log(t + ' ' + Date.now()), 150)`
    const ends = await Promise.all(Array.from({ length: 5 }, () => run(node(wait))))
    const spans = ends.map(({ stdout }) => stdout.trim().split(' ').map(Number) as [number, number])
    const atOnce = spans.map(([begun]) => spans.filter(([from, to]) => from <= begun && begun < to).length)
    expect(Math.max(...atOnce)).toBe(2)
  })
})

test.runIf(process.platform === 'linux')(
  'a process that a stage left running, even in a group of its own, is named and ended',
  async () => {
    const mark = randomUUID()
    const leave = `const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore', detached: true })
    child.unref()
    console.log(child.pid)`
    const end = await runCommand(node(leave, 10_000, { [stageMark]: mark }))
    const child = Number(end.stdout.trim())
    expect(lives(child)).toBe(true)
    expect(await endLeftovers(mark, 200)).toEqual([{ pid: child, command: 'sleep 60' }])
    // Asked again, because a killed process may stay as an entry without a program until its parent looks.
    await expect.poll(() => endLeftovers(mark, 0)).toEqual([])
  },
)
