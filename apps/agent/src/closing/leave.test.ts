import { expect, test } from 'vitest'
import { readableLog } from '../recorder/testing/stage.ts'
import { leaveBy } from './leave.ts'

test('steps are taken in order; one that fails and one that hangs are told by name, and the next still runs', async () => {
  const { log, told } = readableLog()
  const taken: string[] = []
  const step = (name: string, run: () => Promise<unknown> = () => Promise.resolve()) => ({
    name,
    limitMs: 30,
    run: () => {
      taken.push(name)
      return run()
    },
  })
  await leaveBy(
    [
      step('words'),
      step('row', () => Promise.reject(new Error('the database is away'))),
      step('hanging', () => new Promise(() => {})),
      step('thrown', () => {
        throw new Error('at once')
      }),
      step('room'),
    ],
    log,
  )
  expect(taken).toEqual(['words', 'row', 'hanging', 'thrown', 'room'])
  expect(told.map((line) => line['step'])).toEqual(['row', 'hanging', 'thrown'])
})
