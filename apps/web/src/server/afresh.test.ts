import { expect, test } from 'vitest'
import { afresh } from './afresh.ts'

/** Runs that end when the test says so, and the door through which they are asked for. */
function runs() {
  const begun: PromiseWithResolvers<number>[] = []
  const ask = afresh(() => {
    const run = Promise.withResolvers<number>()
    begun.push(run)
    return run.promise
  })
  const end = (at: number) => begun[at]?.resolve(at)
  return { begun, ask, end }
}

test('who asks while nothing runs is served at once', async () => {
  const { ask, end } = runs()
  const first = ask()
  end(0)
  expect(await first).toBe(0)
  const second = ask()
  end(1)
  expect(await second).toBe(1)
})

test('who asks while one runs gets one that began later, and all who wait share it', async () => {
  const { begun, ask, end } = runs()
  const first = ask()
  const waiting = [ask(), ask(), ask()]
  expect(begun).toHaveLength(1)
  end(0)
  expect(await first).toBe(0)
  await expect.poll(() => begun.length).toBe(2)
  end(1)
  expect(await Promise.all(waiting)).toEqual([1, 1, 1])
  expect(begun).toHaveLength(2)
})

test('one that fails is told to those who asked for it, and the next runs all the same', async () => {
  const { begun, ask, end } = runs()
  const first = ask()
  const second = ask()
  begun[0]?.reject(new Error('PostgreSQL is away'))
  await expect(first).rejects.toThrow('away')
  await expect.poll(() => begun.length).toBe(2)
  end(1)
  expect(await second).toBe(1)
})
