import { seconds } from '@candor/shared'
import { freeze, kill, type Process, wake } from '../kernel/process.ts'
import type { JobFault, WorkerFault } from '../world/faults.ts'
import { leaveRoom } from '../world/model-livekit.ts'
import type { Host, Job } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { startWorker } from './worker.ts'

/** How long LiveKit keeps somebody in the room whom it does not hear any more. */
const noticedAfterMs = seconds(16)

/** The newest job that is not frozen. */
function jobNow({ hosts }: World): Job | undefined {
  const jobs = hosts.flatMap(({ jobs: running }) => [...running])
  return jobs.findLast(({ process }) => !process.frozen)
}

export function strikeJob(world: World, fault: JobFault): void {
  const job = jobNow(world)
  if (!job) return
  world.struckAt = world.time.now()
  const { process, participant, roomName } = job
  if (fault.kind === 'job_killed') return kill(process)
  stop(world, process, fault.kind === 'job_frozen' ? fault.forMs : null, () => (job.excusedAt = world.time.now()))
  // The SDK asks each of its jobs for a sign of life, and ends one that gives none for a minute.
  world.time.after(seconds(75), () => {
    if (fault.kind === 'job_loops' && job.worker.process.alive) kill(process)
  })
  world.time.after(noticedAfterMs, () => {
    if (participant && process.frozen) leaveRoom(world, roomName, participant, 'removed')
  })
}

/** Stops a process for some time, or for ever. */
export function stop(world: World, process: Process, forMs: number | null, onWake: () => void = () => {}): void {
  freeze(process)
  if (forMs === null) return
  world.time.after(forMs, () => {
    onWake()
    wake(process, world.time)
  })
}

export function strikeWorker(world: World, { kind, host: index, forMs }: WorkerFault): void {
  const host = world.hosts[index % world.hosts.length] as Host
  const { worker } = host
  if (!worker?.process.alive || worker.process.frozen) return
  world.trouble(forMs + seconds(2))
  if (kind === 'worker_frozen') return stop(world, worker.process, forMs)
  if (kind === 'host_lost') for (const job of host.jobs) kill(job.process)
  kill(worker.process)
  world.time.after(forMs, () => startWorker(world, host))
}
