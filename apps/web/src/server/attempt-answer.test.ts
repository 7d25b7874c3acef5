import { endReasons, hours, mayResume } from '@candor/shared'
import { expect, test } from 'vitest'
import { attemptAnswer } from './attempt-answer.ts'

const now = 1_000_000_000
const attempt = {
  id: 'att_00000000',
  state: 'live',
  endReason: null,
  deadlineAt: now + 1000,
  hardStopAt: now + 1000,
  endedAt: null,
  candidatePresent: true,
  reconnectWindowMs: 90_000,
} as const

test('a running attempt is shown as its row says', () => {
  expect(attemptAnswer(attempt, now)).toMatchObject({ state: 'live', endReason: null, mayResume: false })
})

test('an attempt past its deadline has ended, with the reason the sweep will write', () => {
  expect(attemptAnswer(attempt, now + 1000)).toMatchObject({
    state: 'ended',
    endReason: 'time_limit',
    mayResume: false,
  })
  const away = { ...attempt, state: 'interrupted', deadlineAt: now, hardStopAt: now + 60_000 } as const
  expect(attemptAnswer(away, now)).toMatchObject({ state: 'ended', endReason: 'candidate_left', mayResume: true })
  const closing = { ...attempt, state: 'closing', endReason: 'completed' } as const
  expect(attemptAnswer(closing, now)).toMatchObject({ state: 'closing', endReason: 'completed', mayResume: false })
  expect(attemptAnswer(closing, now + 1000)).toMatchObject({ state: 'ended', endReason: 'completed' })
})

test.each(endReasons)(
  'an attempt that ended with %s may be resumed only where the reason allows it, for a day',
  (endReason) => {
    const ended = { ...attempt, state: 'ended', endReason, deadlineAt: null, endedAt: now } as const
    expect(attemptAnswer(ended, now + 1).mayResume).toBe(mayResume(endReason))
    expect(attemptAnswer(ended, now + hours(24)).mayResume).toBe(false)
  },
)

test('what is left is told as lengths: of the interview while it runs, and of the way back', () => {
  const live = { ...attempt, deadlineAt: now + 600_000, hardStopAt: now + 600_000 } as const
  expect(attemptAnswer(live, now)).toMatchObject({ timeLeftMs: 600_000, returnWithinMs: 90_000 })
  expect(attemptAnswer(live, now + 580_000), 'never past the end').toMatchObject({ returnWithinMs: 20_000 })
  const away = { ...live, state: 'interrupted', deadlineAt: now + 41_000 } as const
  expect(attemptAnswer(away, now)).toMatchObject({ timeLeftMs: 600_000, returnWithinMs: 41_000 })
  const open = { ...attempt, state: 'open', hardStopAt: null } as const
  expect(attemptAnswer(open, now)).toMatchObject({ timeLeftMs: null, returnWithinMs: null })
  const ended = { ...live, state: 'ended', endReason: 'completed', deadlineAt: null, endedAt: now } as const
  expect(attemptAnswer(ended, now)).toMatchObject({ timeLeftMs: null, returnWithinMs: null })
})
