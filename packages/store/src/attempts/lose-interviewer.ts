import type { Db } from '@candor/drizzle'
import { done, type Outcome } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { whyNot } from './why-not.ts'

/** The process that was seen to end, as it is named in its lease. */
export type EndedProcess = {
  readonly attemptId: string
  readonly epoch: number
  readonly host: string
  readonly pid: number
}

/**
 * Somebody saw the interviewer's process end: its lease is over at once, and a replacement need not wait for it to run out. Refused with
 * `epoch_stale` for one that has been replaced already, and `epoch_taken` where another process holds this number: LiveKit may bring a
 * dispatch twice, and the end of the one that came second is nobody's loss.
 */
export async function loseInterviewer(
  db: Db,
  { attemptId, epoch, host, pid }: EndedProcess,
): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    set: sql`claimed_at = '-infinity'`,
    where: sql`id = ${attemptId} and epoch = ${epoch} and state <> 'ended' and exists (
      select from lease where lease.attempt_id = attempt.id and lease.epoch = ${epoch} and host = ${host} and pid = ${pid})`,
    event: sql`'interviewer_lost'`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch }, () => 'epoch_taken')
}
