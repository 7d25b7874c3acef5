import { expect, test } from 'vitest'
import { eventOrder } from './event-order.ts'
import type { LiveEvent } from './live-event.ts'

const read = (ids: number[], overBefore: number, begunBefore: number) => ({
  events: ids.map((id) => ({ id }) as LiveEvent),
  overBefore: BigInt(overBefore),
  begunBefore: BigInt(begunBefore),
})
const told = ({ events, waits }: { events: readonly LiveEvent[]; waits: boolean }) => [
  events.map(({ id }) => id),
  waits,
]

test('a number that may still come is waited for, and then comes in its place', () => {
  const order = eventOrder(10)
  expect(told(order.take(read([11, 13, 14], 700, 705)))).toEqual([[11], true])
  expect(order.settled()).toBe(11)
  expect(told(order.take(read([12, 13, 14, 15], 704, 709)))).toEqual([[12, 13, 14, 15], false])
})

test('a number whose transaction is over never comes and holds nothing up', () => {
  const order = eventOrder(0)
  expect(told(order.take(read([2, 3], 700, 705)))).toEqual([[], true])
  expect(told(order.take(read([2, 3, 4], 703, 900)))).toEqual([[], true])
  expect(told(order.take(read([2, 3, 4], 705, 901)))).toEqual([[2, 3, 4], false])
  expect(told(order.take(read([6], 950, 950)))).toEqual([[6], false])
})

test('a gap that moves is judged anew', () => {
  const order = eventOrder(0)
  expect(told(order.take(read([5], 700, 705)))).toEqual([[], true])
  expect(told(order.take(read([3, 5], 702, 720)))).toEqual([[], true])
  expect(told(order.take(read([3, 5], 719, 730)))).toEqual([[], true])
  expect(told(order.take(read([3, 5], 720, 731)))[0]).toEqual([3])
})
