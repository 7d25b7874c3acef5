import { expect, onTestFinished, test } from 'vitest'
import { keepRhythm } from './rhythm.ts'

test('a time that fails and one that hangs are told, and the next one still comes', async () => {
  const failures: string[] = []
  let times = 0
  const rhythm = keepRhythm({
    name: 'look',
    everyMs: () => 1,
    limitMs: 20,
    run: () => {
      times += 1
      if (times === 1) return Promise.reject(new Error('away'))
      if (times === 2) return new Promise(() => {})
      return Promise.resolve()
    },
    onFailed: (error) => failures.push((error as Error).message),
  })
  onTestFinished(rhythm.stop)
  await expect.poll(() => times).toBeGreaterThan(3)
  expect(failures).toEqual(['away', 'look took longer than 20 ms'])
})

test('it runs at once, asks for its pause each time, and stops', async () => {
  const told: string[] = []
  const rhythm = keepRhythm({
    name: 'look',
    everyMs: () => {
      told.push('pause')
      rhythm.stop()
      return 0
    },
    limitMs: 1000,
    run: () => Promise.resolve(void told.push('run')),
    onFailed: () => told.push('failed'),
  })
  expect(told).toEqual(['run'])
  await expect.poll(() => told).toEqual(['run', 'pause'])
})

test('nothing runs before its moment has come, nor ever when it was stopped before', async () => {
  const moment = Promise.withResolvers<void>()
  const told: string[] = []
  const beat = { everyMs: () => 1, limitMs: 1000, from: moment.promise, onFailed: () => told.push('failed') }
  const run = (name: string) => () => Promise.resolve(void told.push(name))
  const rhythm = keepRhythm({ ...beat, name: 'one', run: run('one') })
  onTestFinished(rhythm.stop)
  keepRhythm({ ...beat, name: 'stopped', run: run('stopped') }).stop()
  await Promise.resolve()
  expect(told).toEqual([])
  moment.resolve()
  await expect.poll(() => told.length).toBeGreaterThan(2)
  expect(new Set(told)).toEqual(new Set(['one']))
})
