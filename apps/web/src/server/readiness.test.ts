import { expect, test } from 'vitest'
import { readinessOf } from './readiness.ts'

const fine = { name: 'database', vital: true, look: () => Promise.resolve('answers') }
const away = { name: 'livekit', vital: true, look: () => Promise.reject(new Error('ws://10.0.0.4 refused')) }
const full = { name: 'worker', vital: false, look: () => Promise.reject(new Error('full')) }

test('ready is who can let a candidate in', async () => {
  expect(await readinessOf([fine])).toEqual({ ok: true, checks: [{ name: 'database', ok: true, detail: 'answers' }] })
})

test('what is missing is named, without addresses', async () => {
  const { ok, checks } = await readinessOf([fine, away])
  expect(ok).toBe(false)
  expect(checks[1]).toEqual({ name: 'livekit', ok: false, detail: 'does not answer' })
})

test('a full house is told and takes no instance away', async () => {
  expect(await readinessOf([fine, full])).toMatchObject({
    ok: true,
    checks: [{ ok: true }, { name: 'worker', ok: false }],
  })
})
