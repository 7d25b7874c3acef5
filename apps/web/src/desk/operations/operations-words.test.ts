import { expect, test } from 'vitest'
import {
  costWords,
  latencyWords,
  mustBeZero,
  sizeWords,
  span,
  standingWord,
  underWayWords,
  workWords,
} from './operations-words.ts'

const calm = {
  counts: {
    active: 0, byState: {}, oldest: null, lost: { now: 0, today: 3 }, owedRooms: 2, endedToday: {}, stuckAttempts: [],
    leftoverLeases: [], sweptAgoMs: 400,
  },
  sweep: { ranAgoMs: 400, runs: 7, graceMs: 0, lastWork: null, workedAgoMs: null },
  attempts: [],
  work: { unsealed: 1, owed: 1, failing: 0, oldestOwedMs: 900 },
  workers: { workers: 1, draining: 0, capacity: 6, running: 0, free: 6 },
  figures: {
    interviewers: 0, firstSoundP50Ms: null, firstSoundP95Ms: null, turnP50Ms: null, turnP95Ms: null, providerErrors: 0,
    tokensEach: null, costEach: null, peakMemoryBytes: null, cpuMsEach: null,
  },
} // prettier-ignore

test('what is on its way is no reason to look', () => {
  expect(standingWord(calm)).toEqual({ word: 'All as it should be.', tone: 'quiet' })
})

test('a number that must be zero and is not is named', () => {
  const stuck = { ...calm, counts: { ...calm.counts, stuckAttempts: ['att_a'] }, work: { ...calm.work, failing: 2 } }
  expect(standingWord(stuck)).toEqual({
    word: 'Not as it should be: stuck attempts 1, failing work 2.',
    tone: 'needs-you',
  })
  expect(mustBeZero(stuck).map(({ count }) => count)).toEqual([1, 0, 0, 2])
})

test('a sweep that stands still is told before anything else', () => {
  const still = { ...calm, sweep: { ...calm.sweep, ranAgoMs: 95_000 } }
  expect(standingWord(still)).toMatchObject({
    word: expect.stringMatching(/^Nobody has swept for 1:35\./),
    tone: 'needs-you',
  })
})

test('interviews under way are counted by state, with the age of the oldest', () => {
  const oldest = { attemptId: 'att_a', openForMs: 105_000 }
  const counts = { ...calm.counts, active: 3, byState: { live: 2, open: 1 }, oldest }
  expect(underWayWords(counts)).toBe('3: live 2, open 1. The oldest for 1:45.')
})

test('work is told by its kinds, also one this page does not know', () => {
  expect(workWords({ ended: ['a', 'b'], roomsGone: [], failed: ['x'], healed: ['y'] })).toBe(
    'ended 2, refused by LiveKit 1, healed 1',
  )
})

test.each([
  [400, '0.4 s'],
  [9940, '9.9 s'],
  [9960, '10 s'],
  [59_400, '59 s'],
  [61_000, '1:01'],
])('%i ms are %s', (ms, words) => {
  expect(span(ms)).toBe(words)
})

test('what interviewers took is told where somebody has left, and its cost where prices are set', () => {
  expect([latencyWords(null, null), costWords(null, null), sizeWords(null, null)]).toEqual(Array(3).fill('none yet'))
  expect(latencyWords(812, 61_000)).toBe('0.8 s, 1:01')
  expect([costWords(340.4, null), costWords(340.4, 0.0514)]).toEqual(['340, no prices set', '340, 0.051'])
  expect(sizeWords(240 * 2 ** 20, 12_000)).toBe('240 MB, 12 s')
})
