import { seconds } from '@candor/shared'
import type { Routine } from '../kernel/routine.ts'
import type { Answer, Input, VerbName } from '../store/verbs.ts'
import type { Database } from './parts.ts'
import type { World } from './world.ts'

export const newDatabase = (): Database => ({ state: 'up', fellAt: -Infinity, stalled: [] })

/** What became of a question: an answer, or none. Then nobody knows whether it was done. */
export type Asked<Value> = { readonly answered: true; readonly answer: Value } | { readonly answered: false }

const unanswered: { readonly answered: false } = { answered: false }
/** Statements sent together with the fall may have been done. */
const inFlightMs = 5

/** Calls a verb of the store from where it can fail. `limitMs`: how long whoever asks waits. */
export function* ask<Name extends VerbName>(
  world: World,
  limitMs: number,
  verb: Name,
  input: Input<Name>,
): Routine<Asked<Answer<Name>>> {
  return (yield (answer) => send(world, limitMs, () => world.perform(verb, input), answer)) as Asked<Answer<Name>>
}

/** The same for a question that changes nothing. */
export function* look<Value>(world: World, limitMs: number, read: () => Value): Routine<Asked<Value>> {
  return (yield (answer) => send(world, limitMs, read, answer)) as Asked<Value>
}

function send(world: World, limitMs: number, run: () => unknown, answer: (asked: Asked<unknown>) => void): void {
  const { database, time, chance } = world
  time.after(chance.database.between(1, 4), () => {
    switch (database.state) {
      case 'up':
        if (!chance.database.of(world.answersLost)) return answer({ answered: true, answer: run() })
        run()
        return neverAnswers(world, limitMs, answer)
      case 'refuses':
        if (time.now() - database.fellAt < inFlightMs && chance.database.of(0.5)) run()
        return answer(unanswered)
      case 'hangs':
        if (chance.database.of(0.5)) database.stalled.push(run)
        return neverAnswers(world, limitMs, answer)
    }
  })
}

/** Whoever asked waits out their limit; until then nothing can be expected of them. */
function neverAnswers(world: World, limitMs: number, answer: (asked: Asked<unknown>) => void): void {
  world.trouble(limitMs + seconds(2))
  world.time.after(limitMs, () => answer(unanswered))
}

export function databaseFalls(world: World, how: 'refuses' | 'hangs', forMs: number): void {
  const { database, time } = world
  if (database.state !== 'up') return
  database.state = how
  database.fellAt = time.now()
  world.trouble(forMs + seconds(2))
  time.after(forMs, () => {
    database.state = 'up'
    for (const run of database.stalled.splice(0)) time.after(0, run)
  })
}
