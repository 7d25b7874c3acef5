import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withSecretsFile } from './with-secrets-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-secrets-'))
  path = join(folder, 'data', 'secrets.env')
})
afterEach(() => rmSync(folder, { recursive: true }))

class Program extends EventEmitter {
  readonly told: string[] = []
  kill(signal: string): boolean {
    this.told.push(signal)
    return true
  }
}

function underWay({ terminal = false, patienceMs = 60_000 } = {}) {
  const program = new Program()
  const signals = new EventEmitter()
  const end = withSecretsFile({ path, text: 'A=1\n', start: () => program, signals, terminal, patienceMs })
  return { program, signals, end }
}

test('the file is there for its owner alone while the program runs, and gone after it', async () => {
  const { program, signals, end } = underWay()
  expect(readFileSync(path, 'utf8')).toBe('A=1\n')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  program.emit('close', 3)
  expect(await end).toBe(3)
  expect(existsSync(path)).toBe(false)
  expect(signals.eventNames().flatMap((name) => signals.listeners(name))).toEqual([])
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s is passed on, its end waited for, and the file gone', async (signal) => {
  const { program, signals, end } = underWay()
  signals.emit(signal, signal)
  expect(program.told).toEqual([signal])
  program.emit('close', null, signal)
  expect(await end).toBe(130)
  expect(existsSync(path)).toBe(false)
})

test('Ctrl-C in a terminal, which tells the program itself, is not told twice', async () => {
  const { program, signals, end } = underWay({ terminal: true })
  signals.emit('SIGINT', 'SIGINT')
  expect(program.told).toEqual([])
  program.emit('close', 1)
  await end
})

test('a program that does not end when told to is killed', async () => {
  const { program, signals, end } = underWay({ patienceMs: 1 })
  signals.emit('SIGTERM', 'SIGTERM')
  await vi.waitFor(() => expect(program.told).toEqual(['SIGTERM', 'SIGKILL']))
  program.emit('close', null, 'SIGKILL')
  await end
})

test('the file is gone where the program cannot be started, and where this process ends at once', async () => {
  const failing = underWay()
  failing.program.emit('error', new Error('no such program'))
  await expect(failing.end).rejects.toThrow('no such program')
  expect(existsSync(path)).toBe(false)
  const ending = underWay()
  ending.signals.emit('exit', 1)
  expect(existsSync(path)).toBe(false)
  ending.program.emit('close', 0)
  await ending.end
})

test('a file that a killed run left open to others is not used again', async () => {
  const first = underWay()
  first.program.emit('close', 0)
  await first.end
  writeFileSync(path, 'old', { mode: 0o644 })
  const { program, end } = underWay()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  program.emit('close', 0)
  await end
})
