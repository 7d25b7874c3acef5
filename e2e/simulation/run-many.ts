import { setImmediate as breathe } from 'node:timers/promises'
import { type Lifetime, liveThrough } from './lifetime.ts'
import { shrink } from './shrink.ts'

/** A seed that broke a promise, with the fewest of its faults that still do, and what then happens. */
export type Failure = Pick<Lifetime, 'seed' | 'planned'> & {
  readonly message: string
  readonly only: readonly number[]
  readonly trace: readonly string[]
}

/** What many lifetimes came to. Lengths are milliseconds. */
export type Tally = {
  lifetimes: number
  steps: number
  attempts: number
  virtualMs: number
  readonly failures: Failure[]
  tookMs: number
  processorMs: number
}

export type Many = {
  readonly seed: number
  readonly count: number
  readonly only?: readonly number[] | undefined
  /** Stops before the next lifetime. */
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, failed: number, perSecond: number) => void
  readonly onFailure?: (failure: Failure) => void
}

const progressEveryMs = 5000
/** More failures tell nothing new, and each is shrunk. */
const mostFailures = 20

/** Lives through so many lifetimes, one seed after the other. */
export async function runMany({ seed: first, count, only, signal, onProgress, onFailure }: Many): Promise<Tally> {
  const tally: Tally = { lifetimes: 0, steps: 0, attempts: 0, virtualMs: 0, failures: [], tookMs: 0, processorMs: 0 }
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  let toldAt = startedAt
  for (let seed = first; seed < first + count && tally.failures.length < mostFailures; seed += 1) {
    const lifetime = liveThrough({ seed, only })
    tally.lifetimes += 1
    tally.steps += lifetime.steps
    tally.attempts += lifetime.attempts
    tally.virtualMs += lifetime.virtualMs
    if (lifetime.violation) {
      const failure = explain(lifetime, only)
      tally.failures.push(failure)
      onFailure?.(failure)
    }
    if (performance.now() - toldAt < progressEveryMs) continue
    toldAt = performance.now()
    onProgress?.(tally.lifetimes, tally.failures.length, Math.round((tally.lifetimes / (toldAt - startedAt)) * 1000))
    await breathe()
    if (signal?.aborted) break
  }
  const { user, system } = process.cpuUsage(before)
  return Object.assign(tally, { tookMs: performance.now() - startedAt, processorMs: (user + system) / 1000 })
}

function explain(failed: Lifetime, within: readonly number[] | undefined): Failure {
  const { seed, planned } = failed
  const { lifetime, only } = shrink(failed, { seed, only: within })
  const trace: string[] = []
  liveThrough({ seed, only, onTrace: (line) => trace.push(line) })
  return { seed, planned, only, trace, message: lifetime.violation?.message ?? 'it broke once and not again' }
}
