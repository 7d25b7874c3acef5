import { readFileSync } from 'node:fs'
import type { Part, ScaledStack, ScaledWorker } from '@candor/stack'

/** LiveKit says at its start by which id the other nodes know it. */
function nodeId(part: Part): string {
  return /"?nodeID"?[:=]\s*"?(ND_\w+)/.exec(readFileSync(part.logFile, 'utf8'))?.[1] ?? ''
}

/** How many rooms each LiveKit node holds, as Redis knows it. */
export function roomsPerNode({ nodes, redis }: ScaledStack): number[] {
  const holders = Object.values(redis.readHash('room_node_map'))
  return nodes.map((part) => holders.filter((id) => id === nodeId(part)).length)
}

/** One of the worker's own figures; null where it does not answer or has none. */
export async function figureOf({ health }: ScaledWorker, name: string): Promise<number | null> {
  const answer = await fetch(new URL('metrics', health), { signal: AbortSignal.timeout(3000) }).catch(() => null)
  const value = new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec((await answer?.text()) ?? '')?.[1]
  return value === undefined ? null : Number(value)
}

/** How many interviews each worker has, by its own figure. */
export function interviewsPerWorker({ workers }: Pick<ScaledStack, 'workers'>): Promise<number[]> {
  return Promise.all(workers.map(async (worker) => (await figureOf(worker, 'candor_worker_running')) ?? 0))
}

/** The median memory of a process with an interview over all workers that answer, megabytes. */
export async function memoryPerInterview({ workers }: Pick<ScaledStack, 'workers'>): Promise<number | null> {
  const texts = await Promise.all(
    workers.map(({ health }) => fetch(new URL('metrics', health)).then((answer) => answer.text(), () => '')), // prettier-ignore
  )
  const sizes = texts.flatMap((text) =>
    [...text.matchAll(/^candor_job_memory_bytes\{pid="\d+"\} (\S+)$/gm)].map(([, bytes]) => Number(bytes) / 2 ** 20),
  )
  return sizes.length === 0 ? null : Math.round(sizes.toSorted((one, other) => one - other)[sizes.length >> 1] ?? 0)
}

/** Where the largest number stands. */
export const fullest = (counts: readonly number[]): number => counts.indexOf(Math.max(...counts))
