import type { Db } from '@candor/drizzle'
import { done, type Outcome } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { whyNot } from './why-not.ts'

/**
 * Somebody saw the interviewer's process end: its lease is over at once, and a replacement need not wait for it to run out. Refused for
 * a stale epoch: that one has been replaced already.
 */
export async function loseInterviewer(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch: number },
): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    set: sql`claimed_at = '-infinity'`,
    where: sql`id = ${attemptId} and epoch = ${epoch} and state <> 'ended'`,
    event: sql`'interviewer_lost'`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch })
}
