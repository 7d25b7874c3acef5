import { noProgress, type OurProcess } from '@candor/shared'
import type { AttemptStanding } from '@candor/store'
import { describe, expect, test } from 'vitest'
import { columns } from './columns.ts'
import { renderList } from './list.ts'
import { lostOrphans, renderProcesses } from './processes.ts'
import { renderRooms } from './rooms.ts'
import { renderShown, type Shown } from './show.ts'
import { sayLength, sayMoment } from './say-length.ts'
import { renderStats } from './stats.ts'
import { renderForeseen, renderSwept } from './sweep.ts'

test.each([
  [0, '0.0 s'],
  [940, '0.9 s'],
  [59_940, '59.9 s'],
  [59_950, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [7_440_000, '2 h 04 min'],
  [3 * 86_400_000 + 4 * 3_600_000, '3 d 4 h'],
  [-1500, '-1.5 s'],
  [null, '-'],
])('%s ms is said as %s', (ms, said) => {
  expect(sayLength(ms)).toBe(said)
})

test('moments are said by UTC', () => {
  expect(sayMoment(Date.UTC(2026, 10, 21, 11, 31, 2))).toBe('2026-11-21 11:31:02')
  expect(sayMoment(null)).toBe('-')
})

test('columns are as wide as they must be, and figures end at the right', () => {
  expect(columns(['pid', 'name'], [['1', 'a'], ['12345', 'bb']], [0])).toBe('  pid  name\n    1  a\n12345  bb') // prettier-ignore
})

describe('the list', () => {
  const live: AttemptStanding = {
    attemptId: 'att_1', interviewId: 'int_1', candidateName: 'Ada', state: 'live', endReason: null, epoch: 1,
    dispatchedEpoch: 2, candidatePresent: true, openedAt: 0, openForMs: 61_000, leaseAgeMs: 400, lastItemAgeMs: null,
    deadlineInMs: 120_000, endedAgoMs: null,
  } // prettier-ignore

  test('tells who is there since when, and whether somebody else was asked for', () => {
    const text = renderList([live])
    expect(text).toContain('1970-01-01 00:00:00  1 min 01 s  1, asked for 2')
    expect(text).toMatch(/0\.4 s +- +in 2 min 00 s +yes$/)
  })

  test('tells of a deadline that has passed, and of an end', () => {
    expect(renderList([{ ...live, deadlineInMs: -2000 }])).toContain('passed 2.0 s ago')
    const ended = { ...live, state: 'ended', endReason: 'completed', deadlineInMs: null, endedAgoMs: 60_000 } as const
    expect(renderList([ended])).toMatch(/ended, completed .* 1\.0 s .* ended 1 min 00 s ago/)
    expect(renderList([])).toBe('Nobody is being interviewed.')
  })
})

describe('an attempt is shown', () => {
  const attempt: Shown['attempts'][number] = {
    id: 'att_1', interviewId: 'int_1', number: 1, roomName: 'candor-x-1', state: 'live', endReason: null, deadlineAt: 90_000,
    hardStopAt: 90_000, maxLengthMs: 1, reconnectWindowMs: 1, epoch: 2, dispatchedEpoch: 2, spentEpoch: 2, dispatchedAt: 0,
    lostInterviewers: 1, candidatePresent: true, progress: noProgress, openedAt: 0,
    liveAt: 0, interruptedAt: null, closingAt: null, endedAt: null, roomGoneAt: null,
    lease: { epoch: 2, jobId: 'AJ_1', host: 'here', pid: 7, processStartedAt: 0, beatenAgoMs: 500 },
    itemsByEpoch: [{ epoch: 1, items: 3, replaced: 1 }, { epoch: 2, items: 2, replaced: 0 }],
    events: [{ at: 1000, kind: 'opened', epoch: 0, detail: { state: 'open' } }],
    room: {
      name: 'candor-x-1', createdAt: 0,
      participants: [
        {
          identity: 'candidate-att_1', kind: 'person', state: 'active', joinedAt: 0,
          tracks: [{ sid: 'TR_1', source: 'microphone', type: 'audio', muted: true }],
        },
        { identity: 'agent-att_1-e2', kind: 'agent', state: 'active', joinedAt: 0, tracks: [] },
      ],
    },
  } // prettier-ignore
  const shown = (facts: Partial<typeof attempt>): string =>
    renderShown({
      interviewId: 'int_1',
      candidateName: 'Ada',
      title: 'Pilot',
      nowAt: 30_000,
      attempts: [{ ...attempt, ...facts }],
    })

  test('with who holds it, who is in the room with which tracks, and what happened', () => {
    const text = shown({})
    expect(text).toContain('deadline    1970-01-01 00:01:30, in 1 min 00 s')
    expect(text).toContain('lease       epoch 2, beaten 0.5 s ago, job AJ_1, process 7 on here')
    expect(text).toContain('items       epoch 1: 3 (and 1 provisional, replaced); epoch 2: 2')
    expect(text).toContain('  candidate-att_1 (person, active): microphone audio, muted\n')
    expect(text).toContain('  agent-att_1-e2 (agent, active): no tracks\n')
    expect(text).toMatch(/1970-01-01 00:00:01 +opened +0 +\{"state":"open"\}$/)
  })

  test('whose room is gone, was never there, or cannot be asked for', () => {
    expect(shown({ room: null, roomGoneAt: 5000 })).toContain('candor-x-1, gone since 1970-01-01 00:00:05')
    expect(shown({ room: null })).toContain('candor-x-1, not in LiveKit')
    expect(shown({ room: 'LiveKit is away.' })).toContain('candor-x-1: LiveKit is away.')
  })
})

describe('processes', () => {
  const usual = { memoryBytes: 100 << 20, cpuPercent: 99, runningFor: '1-02:03:04', command: 'node' }
  const found: OurProcess[] = [
    { ...usual, pid: 10, parent: 1, kind: 'worker', orphan: false },
    { ...usual, pid: 12, parent: 1, kind: 'job', orphan: true },
  ]
  const holds = { pid: 12, attemptId: 'att_1', epoch: 3, alive: true }

  test('an orphan that still holds an attempt is not lost', () => {
    const holding = (alive: boolean) => ({
      processes: found.map((one) => ({ ...one, holds: one.pid === 12 ? { ...holds, alive } : null })),
      unasked: null,
    })
    expect(lostOrphans(holding(true))).toEqual([])
    expect(lostOrphans(holding(false)).map(({ pid }) => pid)).toEqual([12])
    expect(renderProcesses(holding(false))).toMatch(
      /12 +job +1 +100 MB +99\.0 % +1-02:03:04 +att_1, epoch 3, lease over +orphan$/,
    )
  })

  test('are shown also where the store cannot be asked', () => {
    expect(renderProcesses({ processes: [], unasked: 'Nothing runs here.' })).toMatch(
      /^No worker[^]*Nothing runs here\.$/,
    )
  })
})

test('rooms are told beside the attempts, and those of others counted', () => {
  const rooms = [
    { name: 'candor-x-1', standing: 'matched', attemptId: 'att_1', people: 2 },
    { name: 'candor-x-2', standing: 'stray', attemptId: null, people: 0 },
  ] as const
  const text = renderRooms({ rooms, missing: [{ attemptId: 'att_3', roomName: 'candor-x-3' }], foreign: 1 })
  expect(text.split('\n').slice(1)).toEqual([
    'candor-x-1  matched  att_1         2',
    'candor-x-2  stray    -             0',
    'candor-x-3  missing  att_3         -',
    '1 room is not ours.',
  ])
  expect(renderRooms({ rooms: [], missing: [], foreign: 0 })).toContain('no room of ours')
})

describe('a sweep', () => {
  const nothing = { ended: [], dispatched: [], owedRooms: [], comparesRooms: true, rooms: { rooms: [], missing: [] } }

  test('is foreseen in words, each room once', () => {
    const text = renderForeseen({
      ...nothing,
      ended: [{ attemptId: 'att_1', reason: 'time_limit' }],
      dispatched: [{ attemptId: 'att_2', number: 3, lost: true }],
      owedRooms: [{ attemptId: 'att_3', roomName: 'candor-x-3' }],
      rooms: {
        rooms: [
          { name: 'candor-x-3', standing: 'leaving', attemptId: 'att_3', people: 0 },
          { name: 'candor-x-4', standing: 'stray', attemptId: null, people: 0 },
          { name: 'candor-x-5', standing: 'matched', attemptId: 'att_5', people: 2 },
        ],
        missing: [{ attemptId: 'att_6', roomName: 'candor-x-6' }],
      },
    })
    expect(text.split('\n')).toEqual([
      'A sweep would now:',
      '  end att_1: time_limit',
      '  ask for interviewer 3 of att_2: the one before is lost',
      '  delete the room candor-x-3 of att_3',
      '  delete the stray room candor-x-4',
      '  open the room candor-x-6 of att_6 again',
    ])
    expect(renderForeseen(nothing)).toBe('A sweep would now do nothing.')
    expect(renderForeseen({ ...nothing, rooms: 'LiveKit is away.' })).toContain('LiveKit is away.')
  })

  test('is told in words, with what waits for a worker', () => {
    const none = { ended: [], dispatched: [], roomsGone: [], strayRoomsGone: [], roomsReopened: [], failed: [] }
    expect(renderSwept(none, 0)).toBe('Swept: there was nothing to do.')
    expect(renderSwept({ ...none, ended: ['att_1'], failed: ['list rooms: no'] }, 2)).toBe(
      'Swept:\n  ended att_1\n  failed: list rooms: no\nFiles with words wait on this host: 2. A worker stores them.',
    )
  })
})

describe('the counts', () => {
  const calm = {
    active: 0, byState: {}, oldest: null, lost: { now: 0, today: 0 }, owedRooms: 0, endedToday: {}, stuckAttempts: [],
    leftoverLeases: [], afterInterviews: { unsealed: 2, owed: 1, failing: 1, oldestOwedMs: 900 }, spool: { waiting: 0, aside: 0 },
    sweep: { lastRunAt: 0, graceUntil: 0, runs: 7, lastWork: null, lastWorkAt: null, lastRunAgoMs: 400 },
    mustBeZero: { stuckAttempts: 0, strayRooms: 0, leftoverLeases: 0, orphanProcesses: 0, unstoredSpoolFiles: 0 },
  } // prettier-ignore

  test('are calm where nothing is wrong', () => {
    const text = renderStats(calm)
    expect(text).toMatch(/^sweep +0\.4 s ago, 7 so far$/m)
    expect(text).toMatch(/^after interviews +2 to seal, 1 owed, 1 of them failing$/m)
    expect(text.split('These must be zero:')[1]?.match(/\d+$/gm)).toEqual(['0', '0', '0', '0', '0'])
  })

  test('name what is stuck, say what could not be found out, and that nobody sweeps', () => {
    const text = renderStats({
      ...calm,
      stuckAttempts: ['att_1'],
      sweep: { ...calm.sweep, lastRunAgoMs: 60_000 },
      mustBeZero: { ...calm.mustBeZero, stuckAttempts: 1, strayRooms: null },
    })
    expect(text).toMatch(/stuck attempts +1 {2}att_1/)
    expect(text).toMatch(/stray rooms +not known/)
    expect(text).toMatch(/1 min 00 s ago, 7 so far: nobody sweeps, is a worker running\?/)
  })
})
