import { beatEveryMs, done, leaseMs, type Outcome, refused } from '@candor/shared'
import type { BeatAnswer } from '@candor/store'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { keepBeating } from './keep-beating.ts'

const answer = { state: 'live', endReason: null, hardStopAt: null, nowAt: 0 } as const
const never = new Promise<never>(() => {})

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

/** Beats that are answered one after the other as the list says, and then for good. */
function beating(answers: readonly (() => Promise<Outcome<BeatAnswer>>)[]) {
  const happened: string[] = []
  const answeredAt: number[] = []
  const beginning = performance.now()
  let sent = 0
  const beats = keepBeating({
    beat: () => (answers[sent++] ?? (() => Promise.resolve(done(answer))))(),
    log: { warn: () => {} },
    closing: {
      stepAside: (why) => void happened.push(`aside: ${why}`),
      follow: (why) => void happened.push(`follow: ${why}`),
    },
    onAnswer: () => void answeredAt.push(performance.now() - beginning),
  })
  onTestFinished(() => beats.stop())
  return { happened, answeredAt, sent: () => sent }
}

const slow = (ms: number) => () => new Promise<Outcome<BeatAnswer>>((ok) => void setTimeout(() => ok(done(answer)), ms))
const fails = () => Promise.reject(new Error('the database is away'))

test.each([
  ['hang', () => never],
  ['fail', fails],
])('two beats that %s leave more than a beat of the lease', async (_, lost) => {
  const { answeredAt } = beating([slow(0), lost, lost])
  await vi.advanceTimersByTimeAsync(10_000)
  const gaps = answeredAt.slice(1).map((at, index) => at - (answeredAt[index] ?? 0))
  expect(Math.max(...gaps)).toBeLessThan(leaseMs - beatEveryMs)
})

test('answers that take their time do not slow the beat down', async () => {
  const { sent } = beating(Array.from({ length: 10 }, () => slow(beatEveryMs - 100)))
  await vi.advanceTimersByTimeAsync(beatEveryMs * 10)
  expect(sent()).toBe(10)
})

test('replaced, it steps aside and beats no more; ended by another, it follows', async () => {
  const replaced = beating([slow(0), () => Promise.resolve(refused('epoch_stale'))])
  const ended = beating([() => Promise.resolve(done({ ...answer, state: 'closing', endReason: 'recruiter_ended' }))])
  await vi.advanceTimersByTimeAsync(beatEveryMs * 5)
  expect(replaced.happened).toEqual(['aside: epoch_stale'])
  expect(replaced.sent()).toBe(2)
  expect(ended.happened[0]).toBe('follow: recruiter_ended')
})
