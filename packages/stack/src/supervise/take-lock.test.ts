import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { writePidFile } from './pid-file.ts'
import { takeLock, waitForLock } from './take-lock.ts'

test('a lock is held by one, and tells the next who holds it and where', () => {
  const path = join(temporaryFolder(), 'run', 'stack.lock')
  const first = takeLock(path)
  if (first.taken) first.lock.describe({ web: 'http://127.0.0.1:3000' })
  expect(takeLock(path)).toMatchObject({ taken: false, holder: { pid: process.pid, web: 'http://127.0.0.1:3000' } })
})

test('a lock whose holder is gone, or whose number another process has now, blocks nobody', () => {
  const path = join(temporaryFolder(), 'stack.lock')
  writePidFile(path, 2 ** 22 - 1)
  expect(takeLock(path).taken).toBe(true)
  writeFileSync(path, JSON.stringify({ pid: process.pid, identity: 'of another life' }))
  expect(takeLock(path).taken).toBe(true)
})

test('whoever waits gets the lock when it is given back', async () => {
  const path = join(temporaryFolder(), 'build.lock')
  const first = takeLock(path)
  const waiting = Promise.withResolvers<void>()
  const second = waitForLock(path, waiting.resolve)
  await waiting.promise
  if (first.taken) first.lock.release()
  ;(await second).release()
  expect(takeLock(path).taken).toBe(true)
})
