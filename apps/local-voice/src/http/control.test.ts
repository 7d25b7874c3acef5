import { expect, test } from 'vitest'
import { controlRule, createControl } from './control.ts'

test('a rule applies to so many requests of its route and is then gone', () => {
  const control = createControl()
  control.add({ route: 'chat', status: 503, count: 2 })
  expect(control.take('speech')).toBeUndefined()
  expect(control.take('chat')?.status).toBe(503)
  expect(control.state().rules).toEqual([{ route: 'chat', status: 503, count: 1 }])
  expect(control.take('chat')?.status).toBe(503)
  expect(control.take('chat')).toBeUndefined()
  expect(control.state()).toEqual({ rules: [], served: { speech: 1, chat: 3, transcriptions: 0 } })
})

test('a rule without a count, or with 0, holds until cleared', () => {
  const control = createControl()
  control.add({ route: 'speech', delayMs: 5, count: 0 })
  for (let n = 0; n < 5; n++) expect(control.take('speech')?.delayMs).toBe(5)
  control.clear()
  expect(control.take('speech')).toBeUndefined()
  expect(control.state().served.speech).toBe(1)
})

test('several rules for a route apply one after the other', () => {
  const control = createControl()
  control.add({ route: 'chat', status: 500, count: 1 })
  control.add({ route: 'chat', status: 429, count: 1 })
  expect([control.take('chat'), control.take('chat'), control.take('chat')].map((rule) => rule?.status)).toEqual([
    500,
    429,
    undefined,
  ])
})

test.each([
  { route: 'nowhere' },
  { route: 'chat', status: 99 },
  { route: 'chat', dealyMs: 3 },
  { route: 'chat', headers: { 'a b': 'c' } },
  { route: 'chat', headers: { a: 'c\r\nd: e' } },
])('%j is no rule', (rule) => {
  expect(controlRule.safeParse(rule).success).toBe(false)
})
