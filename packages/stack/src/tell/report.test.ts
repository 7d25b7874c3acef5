import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { duration, lineReporter } from './report.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
afterEach(() => vi.useRealTimers())

function paper(isTTY: boolean) {
  const text: string[] = []
  return { text, output: { write: (piece: string) => text.push(piece), isTTY, columns: 80 } }
}

function lastingStep() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, resolve }
}

test('a step that is done gets one line: tick, title, detail, duration', async () => {
  const { text, output } = paper(false)
  await lineReporter(output).step('PostgreSQL', async (note) => note('127.0.0.1:54329'))
  expect(text.join('')).toMatch(/^✓ PostgreSQL: 127\.0\.0\.1:54329 +0\.0 s\n$/)
})

test('a step that fails gets a cross, and its error goes on', async () => {
  const { text, output } = paper(false)
  const step = lineReporter(output).step('LiveKit', () => Promise.reject(new Error('no')))
  await expect(step).rejects.toThrow('no')
  expect(text.join('')).toMatch(/^✗ LiveKit/)
})

test('off a terminal a lasting step tells its seconds after two, then every ten', async () => {
  const { text, output } = paper(false)
  const { promise, resolve } = lastingStep()
  const step = lineReporter(output).step('Build', () => promise)
  vi.advanceTimersByTime(25_000)
  expect(text).toEqual(['  Build, 3.0 s\n', '  Build, 13 s\n', '  Build, 23 s\n'])
  resolve()
  await step
})

test('on a terminal lasting steps share the last line, rewritten in place', async () => {
  const { text, output } = paper(true)
  const [one, two] = [lastingStep(), lastingStep()]
  const report = lineReporter(output)
  const steps = [report.step('Build', () => one.promise), report.step('LiveKit', () => two.promise)]
  vi.advanceTimersByTime(4000)
  expect(text).toEqual(['  Build, 3.0 s | LiveKit, 3.0 s', '\r\u001B[2K', '  Build, 4.0 s | LiveKit, 4.0 s'])
  one.resolve()
  two.resolve()
  await Promise.all(steps)
  expect(text.slice(3)).toEqual(['\r\u001B[2K', expect.stringMatching(/^✓ Build/), expect.stringMatching(/^✓ LiveKit/)])
})

test('durations are short', () => {
  expect([400, 12_300, 100_000].map(duration)).toEqual(['0.4 s', '12 s', '1 min 40 s'])
})
