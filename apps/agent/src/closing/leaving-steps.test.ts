import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readableLog } from '../recorder/testing/stage.ts'
import { leaveBy } from './leave.ts'
import { leaveLimitMs, leavingSteps } from './leaving-steps.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('though everything hangs, each step is tried before the job is cut off, and the words are flushed after the rest', async () => {
  const tried: string[] = []
  const hang = (name: string) => () => {
    tried.push(name)
    return new Promise(() => {})
  }
  const steps = leavingSteps({
    tellPage: hang('tell'),
    flush: hang('flush'),
    owed: { endAttempt: hang('end'), deleteRoom: hang('room') },
    finishSound: hang('sound'),
    hearClose: hang('close'),
    vouch: hang('vouch'),
  })
  let isDone = false
  void leaveBy(steps, readableLog().log).then(() => (isDone = true))
  await vi.advanceTimersByTimeAsync(leaveLimitMs - 1)
  expect(tried).toEqual(['tell', 'flush', 'end', 'room', 'sound', 'close', 'flush', 'vouch'])
  expect(isDone).toBe(true)
})

test('the sound does not wait for a room that cannot be deleted', async () => {
  const finished: string[] = []
  const at = (name: string) => () => Promise.resolve(finished.push(name))
  const steps = leavingSteps({
    tellPage: at('tell'),
    flush: at('flush'),
    owed: { endAttempt: at('end'), deleteRoom: () => new Promise(() => {}) },
    finishSound: at('sound'),
    hearClose: at('close'),
    vouch: at('vouch'),
  })
  void leaveBy(steps, readableLog().log)
  await vi.advanceTimersByTimeAsync(0)
  expect(finished).toEqual(['tell', 'flush', 'end', 'sound'])
})
