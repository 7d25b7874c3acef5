import { expect, test } from 'vitest'
import { oneRound } from './one-round.ts'

/** Rounds that end when the test says so. */
function rounds() {
  const ends: ((done?: unknown) => void)[] = []
  const done: string[] = []
  const shared = oneRound(() => new Promise((resolve) => ends.push(resolve)))
  const note = (name: string, waits: Promise<unknown>) => void waits.then(() => done.push(name))
  const end = async (round: number) => {
    ends[round]?.()
    await new Promise(setImmediate)
  }
  return { ...shared, done, note, end, begun: () => ends.length }
}

test('who comes while a round is under way shares it; the next one begins when somebody comes after it', async () => {
  const { join, note, end, done, begun } = rounds()
  note('first', join())
  note('second', join())
  expect(begun()).toBe(1)
  await end(0)
  expect(done).toEqual(['first', 'second'])
  note('third', join())
  expect(begun()).toBe(2)
})

test('who needs a round anew waits for the one under way and then for one more, which all who wait share', async () => {
  const { join, anew, note, end, done, begun } = rounds()
  note('under way', join())
  note('anew', anew())
  note('anew as well', anew())
  expect(begun()).toBe(1)
  await end(0)
  expect([done, begun()]).toEqual([['under way'], 2])
  await end(1)
  expect([done, begun()]).toEqual([['under way', 'anew', 'anew as well'], 2])
})

test('where nothing is under way a round anew begins at once', async () => {
  const { anew, note, end, done, begun } = rounds()
  note('anew', anew())
  await end(0)
  expect(begun()).toBe(1)
  await end(0)
  expect(done).toEqual(['anew'])
})
