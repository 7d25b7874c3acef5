import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TookTooLong, within } from './within.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => {})

describe('within', () => {
  test('answers what the step answers, and leaves no timer behind', async () => {
    expect(await within(1000, 'step', () => Promise.resolve('value'))).toBe('value')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('throws what the step throws, also when it throws before its first await', async () => {
    const error = new Error('refused')
    await expect(within(1000, 'step', () => Promise.reject(error))).rejects.toBe(error)
    const throwing = () => {
      throw error
    }
    await expect(within(1000, 'step', throwing)).rejects.toBe(error)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('at the limit it names the step and the limit, and tells the step to stop', async () => {
    let signal: AbortSignal | undefined
    const late = within(3000, 'delete room', (given) => {
      signal = given
      return never()
    })
    const caught = expect(late).rejects.toMatchObject({
      name: 'TookTooLong',
      step: 'delete room',
      limitMs: 3000,
      message: 'delete room took longer than 3000 ms',
    })
    await vi.advanceTimersByTimeAsync(2999)
    expect(signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await caught
    expect(signal?.aborted).toBe(true)
    expect(signal?.reason).toBeInstanceOf(TookTooLong)
  })

  test('a step that stops because it was told to is still said to have taken too long', async () => {
    const obedient = (signal: AbortSignal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const caught = expect(within(10, 'step', obedient)).rejects.toBeInstanceOf(TookTooLong)
    await vi.advanceTimersByTimeAsync(10)
    await caught
  })

  test.each(['result', 'error'])('a late %s is dropped, and nobody hears of it', async (kind) => {
    const unheard = vi.fn()
    process.on('unhandledRejection', unheard)
    const step = () =>
      new Promise((resolve, reject) => {
        setTimeout(() => (kind === 'result' ? resolve('late') : reject(new Error('late'))), 100)
      })
    const caught = expect(within(10, 'step', step)).rejects.toBeInstanceOf(TookTooLong)
    await vi.advanceTimersByTimeAsync(200)
    await caught
    vi.useRealTimers()
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    expect(unheard).not.toHaveBeenCalled()
    process.off('unhandledRejection', unheard)
  })
})
