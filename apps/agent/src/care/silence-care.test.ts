import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  nextSilence,
  noSilence,
  type Silence,
  type SilenceAct,
  type SilenceEvent,
  silenceLengths,
} from './silence-care.ts'

type Step = readonly [atMs: number, event: SilenceEvent]

const listens: SilenceEvent = { kind: 'interviewer', listens: true }
const speaksUp: SilenceEvent = { kind: 'interviewer', listens: false }
const here: SilenceEvent = { kind: 'presence', here: true }
const gone: SilenceEvent = { kind: 'presence', here: false }
const sign: SilenceEvent = { kind: 'sign' }

/** Plays the steps and every look that was asked for, up to `untilMs`. */
function play(steps: readonly Step[], untilMs: number) {
  const acted: [number, SilenceAct][] = []
  let silence: Silence = noSilence
  const notice = (event: SilenceEvent, now: number): number => {
    const next = nextSilence(silenceLengths, silence, event, now)
    silence = next.silence
    if (next.act) acted.push([now, next.act])
    return next.lookInMs === null ? Infinity : now + next.lookInMs
  }
  let lookAt = Infinity
  for (const [at, event] of [...steps, [untilMs, { kind: 'look' }] as const]) {
    while (lookAt <= at) lookAt = notice({ kind: 'look' }, lookAt)
    lookAt = notice(event, at)
  }
  return { acted, silence }
}

test('who says nothing is asked after 20 s, asked again after 45 s, and let go after 60 s', () => {
  const { acted } = play(
    [
      [0, here],
      [0, listens],
    ],
    600_000,
  )
  expect(acted).toEqual([
    [20_000, 'ask'],
    [45_000, 'check'],
    [60_000, 'end'],
  ])
})

test("the interviewer's own words hold the clock and do not set it back", () => {
  const { acted } = play(
    [
      [0, here],
      [0, listens],
      [20_000, speaksUp],
      [23_000, listens],
    ],
    600_000,
  )
  expect(acted).toEqual([
    [20_000, 'ask'],
    [48_000, 'check'],
    [63_000, 'end'],
  ])
})

test("a long question is not the candidate's silence", () => {
  expect(
    play(
      [
        [0, here],
        [0, speaksUp],
        [40_000, listens],
      ],
      59_000,
    ).acted,
  ).toEqual([])
})

test.each<[string, SilenceEvent[]]>([
  ['a word or typing', [sign]],
  [
    'beginning to speak',
    [
      { kind: 'candidate', speaks: true },
      { kind: 'candidate', speaks: false },
    ],
  ],
  ['leaving and coming back', [gone, here]],
])('%s starts the clock anew', (_, signs) => {
  const steps: Step[] = [[0, here], [0, listens], ...signs.map((event): Step => [58_000, event])]
  expect(play(steps, 79_000).acted.map(([, act]) => act)).toEqual(['ask', 'check', 'ask'])
})

test('nobody is asked while speaking for minutes, or while away', () => {
  expect(
    play(
      [
        [0, here],
        [0, listens],
        [1000, { kind: 'candidate', speaks: true }],
      ],
      600_000,
    ).acted,
  ).toEqual([])
  expect(
    play(
      [
        [0, here],
        [0, listens],
        [1000, gone],
      ],
      600_000,
    ).acted,
  ).toEqual([])
})

test('whatever happens, nobody is spoken over, and the end comes only after both questions', () => {
  const event = fc.oneof(
    fc.boolean().map((to): SilenceEvent => ({ kind: 'interviewer', listens: to })),
    fc.boolean().map((speaks): SilenceEvent => ({ kind: 'candidate', speaks })),
    fc.boolean().map((is): SilenceEvent => ({ kind: 'presence', here: is })),
    fc.constantFrom(sign, { kind: 'look' } as const),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40_000), event)), (waits) => {
      let silence: Silence = noSilence
      let now = 0
      let asked = 0
      for (const [waitMs, one] of waits) {
        now += waitMs
        const next = nextSilence(silenceLengths, silence, one, now)
        silence = next.silence
        if (silence.quietMs === 0) asked = 0
        if (!next.act) continue
        expect(silence.listens && silence.here && !silence.speaks).toBe(true)
        asked += 1
        expect(next.act).toBe(['ask', 'check', 'end'][asked - 1])
      }
    }),
  )
})
