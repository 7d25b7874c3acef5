import { seconds } from '@candor/shared'
import type { Attempt } from '@candor/store'
import { type Answer, type Input, type VerbName } from '../store/verbs.ts'
import { must } from './violation.ts'
import type { World } from './world.ts'

type Fenced = { readonly attemptId: string; readonly epoch?: number }

/** Calls a verb of the model at this moment, checks that the fence held (I5), and keeps the call where calls are wanted. */
export function performIn<Name extends VerbName>(world: World, verb: Name, input: Input<Name>): Answer<Name> {
  const { store, time, calls, verbs } = world
  store.now = time.now()
  const before = fenceBefore(world, verb, input)
  const run = verbs[verb] as unknown as (on: typeof store, given: Input<Name>) => Answer<Name>
  const answer = run(store, input)
  if (before !== null && (answer as { ok?: boolean } | undefined)?.ok === true) {
    must(before, 'I5', () => `${verb} was done for a stale number: ${JSON.stringify(input)}`)
    if (verb === 'claimAttempt') noteClaim(world, (answer as { value: Attempt }).value)
  }
  if (verb === 'takeOverdueDispatches') checkLost(world, answer as readonly Attempt[])
  const strike = world.armed.get(verb)
  if (strike) {
    world.armed.delete(verb)
    time.after(0, strike)
  }
  calls?.push({ at: store.now, verb, input, answer })
  return answer
}

/** Whether the number that a verb comes with is good; null where it comes without one. */
function fenceBefore({ store, spent }: World, verb: VerbName, input: unknown): boolean | null {
  const { attemptId, epoch } = (input ?? {}) as Fenced
  if (epoch === undefined || attemptId === undefined || verb === 'appendItem' || verb === 'reportLastSeq') return null
  const row = store.attempts.get(attemptId)?.row
  if (!row) return null
  return verb === 'claimAttempt' || verb === 'noteJobLost'
    ? epoch > (spent.get(attemptId) ?? 0) && epoch <= row.dispatchedEpoch
    : epoch === row.epoch
}

/** Whoever comes makes all numbers given out until then worthless: nobody takes over from it who was called before it came. */
function noteClaim({ spent }: World, { id, dispatchedEpoch }: Attempt): void {
  spent.set(id, dispatchedEpoch)
}

/** A job that has just come or just woken may have missed its beats. */
const beatsAgainWithinMs = seconds(7)

/** Nobody who lives and beats is called lost, whatever PostgreSQL went through. */
function checkLost({ hosts, time }: World, taken: readonly Attempt[]): void {
  for (const { id, epoch, dispatchedEpoch, spentEpoch } of taken) {
    if (epoch === 0 || dispatchedEpoch !== spentEpoch + 1) continue
    for (const { jobs } of hosts) {
      for (const { attemptId, epoch: number, process, holds, leaving, excusedAt } of jobs) {
        const lives = attemptId === id && number === epoch && holds && !leaving && !process.frozen
        must(
          !lives || time.now() < excusedAt + beatsAgainWithinMs,
          'lease',
          () => `job ${epoch} lives and was called lost`,
        )
      }
    }
  }
}
