import { seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { reconnectPolicy } from './reconnect-policy.ts'

const pauseBefore = (retryCount: number, elapsedMs: number) =>
  reconnectPolicy.nextRetryDelayInMs({ retryCount, elapsedMs })

test('a lost connection is tried at once, then about once a second, and given up when the page asks the server instead', () => {
  expect(pauseBefore(0, 0)).toBe(0)
  const later = Array.from({ length: 50 }, (_, index) => pauseBefore(index + 2, seconds(20)) ?? Number.NaN)
  expect(Math.min(...later)).toBeGreaterThanOrEqual(700)
  expect(Math.max(...later)).toBeLessThanOrEqual(1300)
  expect(new Set(later).size, 'not everybody at the same moment').toBeGreaterThan(40)
  expect(pauseBefore(60, seconds(51))).toBeNull()
})
