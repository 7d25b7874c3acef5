import { minutes } from '@candor/shared'
import { expect, test } from 'vitest'
import { preparedJoin } from './prepared-join.ts'

const way = { v: 1, attemptId: 'att_00000000', serverUrl: 'ws://127.0.0.1:7880', token: 'x' } as const

function door(answers: { ok: boolean }[] = []) {
  const clock = { now: 0, asked: 0 }
  const join = () => {
    clock.asked += 1
    const ok = answers.shift()?.ok ?? true
    return Promise.resolve(ok ? ({ ok, value: way } as const) : ({ ok, code: 'unavailable' } as const))
  }
  return { clock, ...preparedJoin({ join }, () => clock.now) }
}

test('a room is prepared once, however often the last step is shown, and entered once', async () => {
  const { clock, prepare, take } = door()
  prepare()
  prepare()
  expect(await take()).toEqual({ ok: true, value: way })
  expect(await take()).toBeNull()
  expect(clock.asked).toBe(1)
})

test('a way in that has grown old is not used: its token has run out', async () => {
  const { clock, prepare, take } = door()
  prepare()
  clock.now = minutes(4) + 1
  expect(await take()).toBeNull()
})

test('a preparation that failed costs nothing: the room is asked for at the click', async () => {
  const { prepare, take } = door([{ ok: false }])
  prepare()
  expect(await take()).toBeNull()
})
