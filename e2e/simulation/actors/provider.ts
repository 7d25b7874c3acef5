import { seconds } from '@candor/shared'
import type { Job } from '../world/parts.ts'
import { must } from '../world/violation.ts'
import type { World } from '../world/world.ts'

/** So long a job that is awake may take to hear that its attempt has ended: a beat, its limit, and the one after. */
const hearsWithinMs = seconds(5)

/** A provider is called: recogniser, model or voice. Never for an attempt that has ended, once that could be known. */
export function callProvider(world: World, job: Job): void {
  const row = world.store.attempts.get(job.attemptId)?.row
  if (!row || row.state !== 'ended') return
  const excused = Math.max(job.excusedAt, row.endedAt ?? 0, world.troubledUntil)
  must(world.time.now() <= excused + hearsWithinMs, 'I6', () => `job ${job.epoch} calls a provider after the end`)
}

/** An interviewer that can be heard. */
export const isTalking = (job: Job): boolean =>
  job.process.alive && !job.process.frozen && job.holds && job.participant !== null && !job.leaving
