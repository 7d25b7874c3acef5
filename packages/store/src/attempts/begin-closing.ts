import type { Db } from '@candor/drizzle'
import { done, type EndReason, type Outcome, statesBefore } from '@candor/shared'
import { sql } from 'drizzle-orm'
import type { Attempt } from './attempt.ts'
import { deadlineSql } from './deadline-sql.ts'
import { moveAttempts } from './move.ts'
import { whyNot } from './why-not.ts'

export type BeginClosing = {
  readonly attemptId: string
  readonly reason: EndReason
  /** Who asks: an interviewer gives its epoch and is refused when it is stale; candidate, recruiter and sweep give none. */
  readonly epoch?: number | undefined
}

/**
 * Commits why the attempt ends. From here the end is certain, whatever hangs afterwards. The first reason stays: whoever comes second is
 * refused with `attempt_closing` or `attempt_ended` and reads the winner's reason from the row.
 */
export async function beginClosing(db: Db, { attemptId, reason, epoch }: BeginClosing): Promise<Outcome<Attempt>> {
  const [moved] = await moveAttempts(db, {
    set: sql`state = 'closing', end_reason = ${reason}, closing_at = now(), deadline_at = ${deadlineSql('closing')}`,
    where: sql`id = ${attemptId} and state in ${statesBefore('closing_begun')}
      and ${epoch === undefined ? sql`true` : sql`epoch = ${epoch}`}`,
    event: sql`'closing_begun'`,
    detail: sql`jsonb_build_object('reason', moved.end_reason)`,
  })
  return moved ? done(moved) : whyNot(db, { attemptId, epoch })
}
