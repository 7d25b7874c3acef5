import type { ScaledWorker, StepReporter } from '@candor/stack'
import { processTree } from '../../bench/process-tree.ts'
import type { Scene } from '../../e2e/faults/scene.ts'
import { waitFor } from '../../e2e/people/wait-for.ts'
import type { Crowd } from './crowd.ts'
import { figureOf } from './look.ts'
import type { ScaleResult } from './result.ts'

const noticeLimitMs = 15_000
const drainLimitMs = 120_000

type Roll = { readonly crowd: Crowd; readonly report: StepReporter; readonly workers: readonly ScaledWorker[] }

/** Whose interviewer is a process of this worker. */
async function heldBy(crowd: Crowd, { part }: ScaledWorker): Promise<Scene[]> {
  const pids = new Set(part.pid === undefined ? [] : processTree(part.pid).map(({ pid }) => pid))
  const held = new Set((await crowd.leases()).filter(({ pid }) => pids.has(pid)).map(({ attemptId }) => attemptId))
  return crowd.scenes.filter(({ joined }) => joined && held.has(joined.attemptId))
}

/** An interview that came to its end, by its own length or because the candidate wished it. */
const ownEnds: ReadonlySet<string | null> = new Set([null, 'candidate_ended', 'completed'])

/** How many of these had their interviewer changed since, or were ended by anybody but themselves. */
async function disturbed(before: ReadonlyMap<Scene, number>): Promise<number> {
  const now = await Promise.all([...before].map(async ([scene, epoch]) => ({ epoch, attempt: await scene.attempt() })))
  return now.filter(({ epoch, attempt }) => attempt.epoch !== epoch || !ownEnds.has(attempt.endReason)).length
}

/**
 * Replaces one worker after the other as a deploy does: each is told to go, takes nothing more, finishes what it has and comes back new, while
 * candidates go on, come and leave. None of them may be cut off.
 */
export async function rollWorkers({ crowd, report, workers }: Roll): Promise<ScaleResult['rolling']> {
  const told: string[] = []
  let dropped = 0
  for (const worker of workers) {
    const { part } = worker
    await report.step(`Replace ${part.name}`, async (note) => {
      const before = part.pid
      const own = await heldBy(crowd, worker)
      const epochs = new Map(await Promise.all(own.map(async (one) => [one, (await one.attempt()).epoch] as const)))
      part.kill('SIGTERM')
      const drains = async () => (await figureOf(worker, 'candor_worker_draining')) === 1
      if (own.length > 0) await waitFor(`${part.name} to drain`, noticeLimitMs, drains)
      await crowd.join()
      await crowd.everybodyGoesOn()
      // A drain waits for people and not for a clock: they finish.
      await crowd.finish(own)
      await waitFor(`${part.name} to be replaced`, drainLimitMs, () => part.pid !== undefined && part.pid !== before)
      await part.ready()
      dropped += await disturbed(epochs)
      told.push(`${part.name} let ${own.length} finish`)
      note(`let ${own.length} finish, one came meanwhile`)
    })
  }
  return { workers: workers.length, told, dropped }
}
