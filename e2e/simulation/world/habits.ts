import { seconds } from '@candor/shared'
import type { Chance } from '../kernel/chance.ts'

/** What is so for a whole lifetime: drawn once, from the seed. */
export type Habits = {
  readonly questions: number
  readonly maxLengthMs: number
  readonly reconnectWindowMs: number
  readonly hosts: number
  readonly sweepEveryMs: number
  readonly pollEveryMs: number
  readonly answersWithinMs: number
  /** LiveKit makes a room for whoever comes with a token, as it does where we do not run the server. */
  readonly autoCreate: boolean
  /** How many times each webhook is delivered: never, once, twice, or by chance. */
  readonly webhooks: 0 | 1 | 2 | 'random'
  /** How often the model calls a tool it should not call. */
  readonly junkTools: number
  /** How often a candidate's turn is heard but never reported as an item. */
  readonly turnsDropped: number
  readonly startsJobWithinMs: number
}

export function drawHabits(chance: Chance): Habits {
  return {
    questions: chance.between(1, 6),
    maxLengthMs: seconds(chance.between(20, 75)),
    reconnectWindowMs: seconds(chance.pick([10, 12, 20, 30])),
    hosts: chance.pick([1, 1, 2]),
    // The product sweeps once a second; a starved worker does not manage that.
    sweepEveryMs: chance.pick([1000, 1000, 1500, 2500, 4000]),
    pollEveryMs: chance.pick([2000, 3000, 5000]),
    answersWithinMs: chance.pick([1500, 3000, 6000]),
    autoCreate: chance.of(0.3),
    webhooks: chance.pick([0, 0, 1, 2, 'random']),
    junkTools: chance.pick([0, 0, 0.1, 0.4]),
    turnsDropped: chance.pick([0, 0, 0.1]),
    startsJobWithinMs: chance.pick([300, 900, 2500, 8000]),
  }
}
