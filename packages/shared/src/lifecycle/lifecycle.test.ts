import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closingLimitMs, hours, openLimitMs } from '../basics/lengths.ts'
import { deadlineAt, deadlineRules, effectiveState, reasonAtDeadline } from './deadlines.ts'
import { endReasons, mayResume, resumableEndReasons } from './end-reasons.ts'
import {
  type AttemptState,
  attemptStates,
  attemptTransitions,
  stateAfter,
  statesBefore,
  statesWithInterviewer,
} from './transitions.ts'

const transitions = fc.array(fc.constantFrom(...attemptTransitions), { maxLength: 30 })
const moments = fc.integer({ min: 0, max: hours(24 * 365 * 60) })
const lengths = fc.integer({ min: 1, max: hours(2) })

/** The states on the way from `open`; a transition the table does not have changes nothing. */
function walk(way: readonly (typeof attemptTransitions)[number][]): AttemptState[] {
  const seen: AttemptState[] = ['open']
  for (const transition of way) {
    const state = seen.at(-1) ?? 'open'
    seen.push(stateAfter(state, transition) ?? state)
  }
  return seen
}

describe('the table of transitions', () => {
  test('every state a way can reach has a deadline or is ended, and the deadline lies in reach', () => {
    fc.assert(
      fc.property(transitions, moments, lengths, lengths, (way, now, left, windowMs) => {
        const hardStopAt = now + left
        for (const state of walk(way)) {
          const deadline = deadlineAt(state, { now, hardStopAt, windowMs })
          expect(deadline === null).toBe(state === 'ended')
          if (deadline === null) continue
          expect(deadline).toBeGreaterThan(now)
          expect(deadline).toBeLessThanOrEqual(Math.max(hardStopAt, now + Math.max(openLimitMs, closingLimitMs)))
        }
      }),
    )
  })

  test('no transition leaves ended, and none leads from closing but to the end', () => {
    fc.assert(
      fc.property(transitions, (way) => {
        const states = walk(way)
        for (const [index, state] of states.entries()) {
          const after = new Set(states.slice(index))
          if (state === 'ended') expect([...after]).toEqual(['ended'])
          if (state === 'closing')
            expect([...after].every((later) => later === 'closing' || later === 'ended')).toBe(true)
        }
      }),
    )
  })

  test('every state is reached, and from every unfinished one the end is one step away', () => {
    const reached = new Set<AttemptState>(['open'])
    for (const state of reached) for (const transition of attemptTransitions) {
      const to = stateAfter(state, transition)
      if (to) reached.add(to)
    } // prettier-ignore
    expect([...reached].toSorted()).toEqual(attemptStates.toSorted())
    expect(statesBefore('ended')).toEqual(attemptStates.filter((state) => state !== 'ended'))
    expect(statesBefore('closing_begun')).toEqual(statesWithInterviewer)
  })

  test('the guards say the same as the table', () => {
    for (const transition of attemptTransitions) {
      const leaving = attemptStates.filter((state) => stateAfter(state, transition) !== undefined)
      expect(statesBefore(transition)).toEqual(leaving)
      expect(leaving.length, transition).toBeGreaterThan(0)
    }
    expect(statesBefore('both_present')).toEqual(['open'])
    expect(statesBefore('candidate_left')).toEqual(['live'])
    expect(statesBefore('candidate_returned')).toEqual(['interrupted'])
  })
})

describe('deadlines', () => {
  test('the reconnect window never reaches past the hard stop, and is never longer than itself', () => {
    fc.assert(
      fc.property(moments, lengths, lengths, (now, left, windowMs) => {
        const deadline = deadlineAt('interrupted', { now, hardStopAt: now + left, windowMs })
        expect(deadline).toBe(Math.min(now + left, now + windowMs))
      }),
    )
  })

  test('each state has its rule', () => {
    expect(deadlineRules).toEqual({
      open: { kind: 'length', ms: openLimitMs },
      live: { kind: 'hard_stop' },
      interrupted: { kind: 'window' },
      closing: { kind: 'length', ms: closingLimitMs },
      ended: { kind: 'none' },
    })
  })

  test('a row past its deadline is shown as ended, to the millisecond, and an ended one always', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attemptStates), moments, fc.integer({ min: -5, max: 5 }), (state, now, off) => {
        const shown = effectiveState({ state, deadlineAt: state === 'ended' ? null : now + off }, now)
        expect(shown).toBe(off <= 0 ? 'ended' : state)
      }),
    )
  })
})

describe('the reason at a missed deadline', () => {
  const unfinished = attemptStates.filter((state) => state !== 'ended')
  const facts = fc.record({
    state: fc.constantFrom(...unfinished),
    candidatePresent: fc.boolean(),
    hardStopPassed: fc.boolean(),
    committedReason: fc.option(fc.constantFrom(...endReasons)),
  })

  test('there is always one, and a committed one stays', () => {
    fc.assert(
      fc.property(facts, (missed) => {
        const reason = reasonAtDeadline(missed)
        expect(endReasons).toContain(reason)
        if (missed.state === 'closing' && missed.committedReason) expect(reason).toBe(missed.committedReason)
      }),
    )
  })

  test.each([
    ['open', false, false, 'no_show'],
    ['open', true, false, 'interviewer_lost'],
    ['live', true, true, 'time_limit'],
    ['interrupted', false, false, 'candidate_left'],
    ['interrupted', false, true, 'time_limit'],
    ['closing', true, false, 'technical_failure'],
  ] as const)('%s, candidate there %s, hard stop passed %s: %s', (state, candidatePresent, hardStopPassed, reason) => {
    expect(reasonAtDeadline({ state, candidatePresent, hardStopPassed, committedReason: null })).toBe(reason)
  })
})

test('what was decided is final, what happened by accident may be resumed', () => {
  expect(endReasons.filter(mayResume)).toEqual([...resumableEndReasons])
  for (const final of ['completed', 'candidate_ended', 'time_limit', 'recruiter_ended', 'cancelled'] as const) {
    expect(mayResume(final), final).toBe(false)
  }
})
