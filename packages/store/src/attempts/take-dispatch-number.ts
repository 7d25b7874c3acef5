import type { Db } from '@candor/drizzle'
import { done, type Outcome, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { moveAttempts } from './move.ts'
import { needsInterviewer } from './needs-interviewer.ts'
import { whyNot } from './why-not.ts'

const takeNext = {
  set: sql`dispatched_epoch = attempt.dispatched_epoch + 1, dispatched_at = now(),
    lost_interviewers = lost_interviewers + case when epoch > 0 and dispatched_epoch = spent_epoch then 1 else 0 end`,
  event: sql`'interviewer_dispatched'`,
  detail: sql`jsonb_build_object('number', moved.dispatched_epoch)`,
}

/**
 * Takes the next number for a dispatch of one attempt. Refused with `interviewer_present` while an interviewer holds it or is on the way.
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

/**
 * An interviewer that goes on talking asks for the one that takes over from it. Nothing changes hands before that one claims; where it
 * does not come, the sweep asks again. Refused for a stale epoch, and where a successor was asked for already.
 */
export async function takeSuccessorNumber(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch: number },
): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    set: sql`dispatched_epoch = attempt.dispatched_epoch + 1, dispatched_at = now()`,
    event: sql`'successor_asked_for'`,
    detail: sql`jsonb_build_object('number', moved.dispatched_epoch)`,
    where: sql`id = ${attemptId} and epoch = ${epoch} and dispatched_epoch = spent_epoch and state in ${[...statesWithInterviewer]}
      and deadline_at > now()`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch }, () => 'interviewer_present')
}
