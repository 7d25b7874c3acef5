import type { Routine } from '../kernel/routine.ts'
import { ask } from '../world/database.ts'
import { noteStored } from '../world/ledger.ts'
import type { Spool, Worker } from '../world/parts.ts'
import type { World } from '../world/world.ts'

const storeLimitMs = 2000

/** Brings to the store what dead processes of this host left in their spools, ends first. What cannot be stored yet stays. */
export function* adoptSpools(world: World, { host, process }: Worker): Routine {
  if (world.flaws.has('spools_are_not_adopted')) return
  for (const [pid, spool] of host.disk) {
    if (spool.writer.alive || spool.adopter?.alive) continue
    spool.adopter = process
    const stored = yield* replay(world, spool)
    spool.adopter = null
    if (!stored) return
    world.tell(
      () => `the spool of job ${spool.epoch} was adopted: ${spool.items.length} items, end ${spool.end ?? 'none'}`,
    )
    host.disk.delete(pid)
  }
}

function* replay(world: World, { attemptId, epoch, end, items }: Spool): Routine<boolean> {
  if (end !== null) {
    const committed = yield* ask(world, storeLimitMs, 'beginClosing', { attemptId, epoch, reason: end })
    if (!committed.answered) return false
  }
  for (const item of items) {
    const stored = yield* ask(world, storeLimitMs, 'appendItem', item)
    if (!stored.answered) return false
    noteStored(world.ledger, item)
  }
  return true
}
