import { seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { readableLog } from '../recorder/testing/stage.ts'
import { judgeOrphans, killDoomed } from './orphans.ts'

/** More than any system numbers its processes with. */
const noProcess = 2 ** 30
const held = (pid: number, alive: boolean) => ({ pid, attemptId: `att_${pid}`, epoch: 1, alive })

test('an orphan that talks on is left alone; one that stands still is killed at once, and its attempt is free', () => {
  const judge = judgeOrphans()
  expect(judge([20, 21], [held(20, true), held(21, false)], 0)).toEqual([{ pid: 21, held: held(21, false) }])
  expect(judge([20], [held(20, true)], seconds(60))).toEqual([])
  expect(judge([20], [held(20, false)], seconds(61))).toEqual([{ pid: 20, held: held(20, false) }])
})

test('an orphan that gave its attempt away has time to leave, and is killed when it does not', () => {
  const judge = judgeOrphans()
  expect(judge([20], [held(20, true)], 0)).toEqual([])
  expect(judge([20], [], seconds(30))).toEqual([])
  expect(judge([20], [], seconds(40))).toEqual([])
  expect(judge([20], [], seconds(41))).toEqual([{ pid: 20, held: null }])
})

test('the time to leave begins anew for another process of the same number', () => {
  const judge = judgeOrphans()
  expect(judge([20], [], 0)).toEqual([])
  expect(judge([], [], seconds(5))).toEqual([])
  expect(judge([20], [], seconds(11))).toEqual([])
})

test('the attempt of one that has ended by itself is free as well, and no look waits until it is replaced', async () => {
  const lost: number[] = []
  const onLost = ({ pid }: { pid: number }) => {
    lost.push(pid)
    return new Promise(() => {})
  }
  await killDoomed([{ pid: noProcess, held: held(noProcess, false) }], { log: readableLog().log, onLost })
  expect(lost).toEqual([noProcess])
})

test('an attempt that could not be given on is told of, for the sweep will', async () => {
  const { log, told } = readableLog()
  const onLost = () => Promise.reject(new Error('away'))
  await killDoomed([{ pid: noProcess, held: held(noProcess, false) }], { log, onLost })
  await expect.poll(() => told.map(({ msg }) => msg)).toContain('orphan not replaced yet')
})
