import type { EndReason, Speaker, TranscriptItem } from '@candor/shared'
import { seconds } from '@candor/shared'
import { live, type Routine } from '../kernel/routine.ts'
import { ask } from '../world/database.ts'
import { noteKept, noteSpooled, noteStored } from '../world/ledger.ts'
import type { World } from '../world/world.ts'
import type { Job } from '../world/parts.ts'

const storeLimitMs = seconds(1)
const retryAfterMs = [100, 250, 500]

export type Said = { readonly speaker: Speaker; readonly provisional?: boolean; readonly supersedes?: string[]; readonly itemId?: string } // prettier-ignore

/** Keeps an item: it goes to the store while it is said, and to the disk while the store is away. Never waits. */
export function keep(world: World, job: Job, { speaker, provisional = false, supersedes = [], itemId }: Said): string {
  const { recorder, attemptId, epoch } = job
  const seq = (recorder.seq += 1)
  const item: TranscriptItem = {
    v: 1, attemptId, itemId: itemId ?? `item-e${epoch}-${seq}`, epoch, seq, speaker, kind: 'spoken', text: `said ${epoch}.${seq}`,
    saidAt: world.time.now(), saidForMs: null, interrupted: false, confidence: null, questionId: null, provisional, supersedes,
  } // prettier-ignore
  noteKept(world.ledger, item)
  recorder.memory.push(item)
  if (recorder.away) toDisk(world, job)
  startWriting(world, job)
  return item.itemId
}

/** Puts on the disk what is not there yet. False where the disk refuses. */
export function toDisk(world: World, job: Job): boolean {
  const { recorder, host, process } = job
  if (host.diskFull || world.flaws.has('words_wait_in_memory_only')) return false
  if (recorder.memory.length === 0 && recorder.end === null) return true
  let spool = host.disk.get(process.pid)
  if (!spool) {
    spool = { attemptId: job.attemptId, epoch: job.epoch, writer: process, items: [], end: null, adopter: null }
    host.disk.set(process.pid, spool)
  }
  for (const item of recorder.memory) {
    if (recorder.onDisk.has(item)) continue
    recorder.onDisk.add(item)
    spool.items.push(item)
    noteSpooled(world.ledger, item)
  }
  spool.end ??= recorder.end
  return true
}

/** Keeps an end that could not be committed; the first reason stays. True once it is on the disk or committed after all. */
export function spoolEnd(world: World, job: Job, reason: EndReason): boolean {
  job.recorder.end ??= reason
  startWriting(world, job)
  return toDisk(world, job)
}

function startWriting(world: World, job: Job): void {
  if (job.recorder.writing) return
  job.recorder.writing = true
  live(world.time, job.process, write(world, job))
}

/** Ends go before words. The first write that fails puts what waits on the disk; once everything is stored, the file goes. */
function* write(world: World, job: Job): Routine {
  const { recorder } = job
  for (let tries = 0; recorder.end !== null || recorder.memory.length > 0;) {
    const stored = recorder.end === null ? yield* storeFirst(world, job) : yield* storeEnd(world, job)
    if (stored) {
      recorder.away = false
      tries = 0
      continue
    }
    recorder.away = true
    toDisk(world, job)
    yield retryAfterMs[Math.min(tries, retryAfterMs.length - 1)] ?? 500
    tries += 1
  }
  recorder.writing = false
  recorder.onDisk.clear()
  job.host.disk.delete(job.process.pid)
}

function* storeFirst(world: World, { recorder }: Job): Routine<boolean> {
  const [first] = recorder.memory
  if (!first) return true
  const stored = yield* ask(world, storeLimitMs, 'appendItem', first)
  if (!stored.answered) return false
  noteStored(world.ledger, first)
  recorder.memory.splice(recorder.memory.indexOf(first), 1)
  return true
}

function* storeEnd(world: World, { recorder, attemptId, epoch }: Job): Routine<boolean> {
  const reason = recorder.end
  if (reason === null) return true
  const committed = yield* ask(world, storeLimitMs, 'beginClosing', { attemptId, epoch, reason })
  if (committed.answered) recorder.end = null
  return committed.answered
}

/** Waits until all is stored; what is not at half of the limit goes to the disk at once. */
export function* flush(world: World, job: Job, limitMs: number): Routine {
  const { recorder } = job
  const everyMs = limitMs / 20
  for (let waited = 0; recorder.writing && waited < limitMs; waited += everyMs) {
    if (waited * 2 >= limitMs) toDisk(world, job)
    yield everyMs
  }
}
