import { expect, test } from 'vitest'
import { Broken, done, refused, refusals } from './outcome.ts'

test('an outcome is either a value or a code', () => {
  expect(done(7)).toEqual({ ok: true, value: 7 })
  expect(refused('epoch_stale')).toEqual({ ok: false, refusal: 'epoch_stale' })
})

test('codes are stable words, each one once', () => {
  expect(refusals.filter((code) => !/^[a-z]+(_[a-z]+)+$/.test(code))).toEqual([])
  expect(new Set(refusals).size).toBe(refusals.length)
})

test('a broken promise carries its facts apart from its words', () => {
  const broken = new Broken('no installation row', { table: 'installation' })
  expect(broken).toBeInstanceOf(Error)
  expect(broken).toMatchObject({ name: 'Broken', message: 'no installation row', facts: { table: 'installation' } })
  expect(new Broken('alone').facts).toEqual({})
})
