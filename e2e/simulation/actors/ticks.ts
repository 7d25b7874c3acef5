import { inside } from '../kernel/process.ts'
import type { Job } from '../world/parts.ts'
import type { World } from '../world/world.ts'

/** A job says to its worker that it lives; a dead worker hears nothing. */
export function noteTick({ time }: World, job: Job): void {
  const { process, ticks } = job.worker
  inside(process, () => ticks.set(job, time.now()))
}
