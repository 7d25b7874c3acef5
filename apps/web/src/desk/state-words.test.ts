import { endReasons } from '@candor/shared'
import { expect, test } from 'vitest'
import { attemptSentence, reasonWords, stateWord, verdictWord } from './state-words.ts'
import { age, clock } from './time-words.ts'

const attempt = { state: 'ended', endReason: 'completed', liveAt: 0, endedAt: 252_000, items: 8 } as const

test('an end is one sentence with its length and its items', () => {
  expect(attemptSentence(attempt, 0)).toBe('Completed after 4:12. 8 items.')
  expect(attemptSentence({ ...attempt, endReason: 'time_limit', endedAt: 2_480_000, items: 1 }, 0)).toBe(
    'Ended by time limit after 41:20. 1 item.',
  )
  expect(attemptSentence({ ...attempt, endReason: 'candidate_left' }, 0)).toBe(
    'Ended because the candidate left and did not come back, after 4:12. 8 items.',
  )
})

test('what never began has no length', () => {
  expect(attemptSentence({ ...attempt, endReason: 'no_show', liveAt: null, items: 0 }, 0)).toBe(
    'Ended because nobody came before it began. 0 items.',
  )
})

test('a running attempt says how long it has been running', () => {
  const live = { state: 'live', endReason: null, liveAt: 1000, endedAt: null, items: 3 } as const
  expect(attemptSentence(live, 131_000)).toBe('Live for 2:10. 3 items so far.')
})

test('every reason has words, and those that can be resumed ask for a look', () => {
  for (const reason of endReasons) expect(reasonWords[reason]).toMatch(/^[A-Z]/)
  expect(stateWord('ended', 'completed').tone).toBe('quiet')
  expect(stateWord('ended', 'technical_failure').tone).toBe('needs-you')
})

test('lengths and ages', () => {
  expect([0, 61_000, 3_729_000, -5].map(clock)).toEqual(['0:00', '1:01', '1:02:09', '0:00'])
  expect([5000, 300_000, 7_200_000, 260_000_000].map(age)).toEqual(['just now', '5 min', '2 h', '3 d'])
})

test('the verdict on a transcript is said once there is one, and asks for a look where something may be missing', () => {
  expect(verdictWord({ kind: 'open' })).toBeNull()
  expect(verdictWord({ kind: 'complete', items: 8 })?.word).toBe('Transcript complete.')
  expect(verdictWord({ kind: 'missing', items: 8, missing: 1 })).toEqual({
    word: 'Transcript incomplete: 1 item is missing.',
    tone: 'needs-you',
  })
  expect(verdictWord({ kind: 'unconfirmed', items: 8, epochs: [1] })?.tone).toBe('needs-you')
})
