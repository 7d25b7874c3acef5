import { minutes, seconds } from '@candor/shared'
import { expect, test } from 'vitest'
import { nextTime, noTimeSet, type TimeAct, type TimeLeft, timeMarks, timeSet } from './time-care.ts'

const long = timeMarks(minutes(30))

/** A job that hears from PostgreSQL once, at its 0, that so much is left; then looks when it was told to. */
function play(lengthMs: number, remainingMs: number, floorIsFree: (now: number) => boolean = () => true) {
  const marks = timeMarks(lengthMs)
  const acted: [number, TimeAct][] = []
  let left: TimeLeft = timeSet(marks, noTimeSet, { hardStopAt: 1e12 + remainingMs, nowAt: 1e12 }, 0)
  let now = 0
  while (now <= remainingMs + 1000) {
    const next = nextTime(marks, left, now, floorIsFree(now))
    left = next.left
    if (next.act) acted.push([now, next.act])
    now += Math.min(next.lookInMs ?? 1000, 1000)
  }
  return acted
}

test('a long interview is warned at two minutes, wrapped up at 30 s, and ends at its time', () => {
  expect(play(minutes(30), minutes(30))).toEqual([
    [minutes(28), 'warn'],
    [minutes(29.5), 'wrap_up'],
    [minutes(30), 'end'],
  ])
})

test.each([
  [
    minutes(5),
    [
      [200_000, 'warn'],
      [270_000, 'wrap_up'],
      [300_000, 'end'],
    ],
  ],
  [
    seconds(90),
    [
      [60_000, 'warn'],
      [67_500, 'wrap_up'],
      [90_000, 'end'],
    ],
  ],
  [
    seconds(20),
    [
      [15_000, 'wrap_up'],
      [20_000, 'end'],
    ],
  ],
])('an interview of %i ms is warned by its own measure, and never at its start', (lengthMs, acts) => {
  expect(play(lengthMs, lengthMs)).toEqual(acts)
})

test('a warning waits for a pause; the end does not', () => {
  expect(play(minutes(30), minutes(30), (now) => now >= minutes(29))).toContainEqual([minutes(29), 'warn'])
  expect(play(minutes(30), minutes(30), () => false).map(([, act]) => act)).toEqual(['wrap_up', 'end'])
})

test('an interviewer that takes over late warns at once of what is left', () => {
  expect(play(minutes(30), seconds(70))[0]).toEqual([0, 'warn'])
})

test('time given back moves the end, and is not warned of twice', () => {
  const warned: TimeLeft = { endsAt: 30_000, done: ['warn', 'wrap_up'] }
  const later = timeSet(long, warned, { hardStopAt: 5_100_000, nowAt: 5_000_000 }, 10_000)
  expect(later).toEqual({ endsAt: 110_000, done: ['warn', 'wrap_up'] })
})

test('an interview that was made much longer is warned of its new end', () => {
  const later = timeSet(long, { endsAt: 30_000, done: ['warn'] }, { hardStopAt: minutes(10), nowAt: 0 }, 0)
  expect(nextTime(long, later, minutes(8), true).act).toBe('warn')
})

test('no hard stop, no act', () => {
  const unset = timeSet(long, noTimeSet, { hardStopAt: null, nowAt: 5 }, 0)
  expect(nextTime(long, unset, minutes(500), true)).toMatchObject({ act: null, lookInMs: null })
})
