import type { Db } from '@candor/drizzle'
import { done, type Outcome } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { needsInterviewer } from './needs-interviewer.ts'
import { whyNot } from './why-not.ts'

const takeNext = {
  set: sql`dispatched_epoch = attempt.dispatched_epoch + 1, dispatched_at = now()`,
  event: sql`'interviewer_dispatched'`,
  detail: sql`jsonb_build_object('number', moved.dispatched_epoch)`,
}

/**
 * Takes the next number for a dispatch of one attempt. Refused with `interviewer_present` while an interviewer holds it or is on the way,
 * and while the candidate of an interrupted attempt is away.
 */
export async function takeDispatchNumber(db: Db, { attemptId }: { attemptId: string }): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, { ...takeNext, where: sql`attempt.id = ${attemptId} and ${needsInterviewer}` })
  return moved ? done(moved) : whyNot(db, { attemptId }, () => 'interviewer_present')
}

/**
 * Takes the next number for up to `limit` attempts that want an interviewer but were asked for one before: dispatches nobody claimed and
 * interviewers that were lost. Rows another sweeper is taking are skipped.
 */
export async function takeOverdueDispatches(db: Db, { limit }: { limit: number }): Promise<Attempt[]> {
  return moveAttempts(db, {
    ...takeNext,
    where: sql`attempt.id = any(array(
      select id from attempt where attempt.dispatched_epoch > 0 and ${needsInterviewer}
      order by dispatched_at limit ${limit} for update skip locked))`,
  })
}
