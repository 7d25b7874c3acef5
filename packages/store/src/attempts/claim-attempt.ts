import type { Db } from '@candor/drizzle'
import { done, type Outcome, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { type Attempt, attemptColumns } from './attempt.ts'
import { fromNow } from './deadline-sql.ts'
import { whyNot } from './why-not.ts'

export type ClaimAttempt = {
  readonly attemptId: string
  readonly epoch: number
  readonly jobId: string
  readonly host: string
  readonly pid: number
  /** When the process began, epoch milliseconds; tells a process from a later one with the same pid. */
  readonly processStartedAt: number
}

/**
 * Moves the fence to this interviewer. Of all numbers given out for one place the first to come wins, also an older one that a busy host
 * has kept waiting, and all of them are spent from this moment: whoever comes second finds somebody there and goes, and nobody takes over
 * from an interviewer that has only just begun. An `open` attempt whose candidate waits becomes `live`.
 * Refused with `epoch_taken` where this number was claimed before, `epoch_stale` where it is spent or nobody gave it out.
 */
export async function claimAttempt(db: Db, claim: ClaimAttempt): Promise<Outcome<Attempt>> {
  const goesLive = sql`state = 'open' and candidate_present`
  const [row] = await rowsOf(
    db,
    sql`with moved as (
          update attempt set epoch = ${claim.epoch}, spent_epoch = dispatched_epoch, claimed_at = now(), dispatched_at = least(dispatched_at, now()),
            state = case when ${goesLive} then 'live' else state end,
            live_at = case when ${goesLive} then now() else live_at end,
            hard_stop_at = case when ${goesLive} then ${fromNow(sql`max_length_ms`)} else hard_stop_at end,
            deadline_at = case when ${goesLive} then ${fromNow(sql`max_length_ms`)} else deadline_at end
          where id = ${claim.attemptId} and state in ${[...statesWithInterviewer]}
            and deadline_at > now() and spent_epoch < ${claim.epoch} and dispatched_epoch >= ${claim.epoch}
          returning attempt.*
        ), held as (
          insert into lease (attempt_id, epoch, job_id, host, pid, process_started_at)
          select id, ${claim.epoch}, ${claim.jobId}, ${claim.host}, ${claim.pid},
            to_timestamp(${claim.processStartedAt}::float8 / 1000) from moved
          on conflict (attempt_id) do update set epoch = excluded.epoch, job_id = excluded.job_id, host = excluded.host,
            pid = excluded.pid, process_started_at = excluded.process_started_at, beaten_at = now()
        ), told as (
          insert into attempt_event (attempt_id, kind, epoch, detail)
          select id, 'interviewer_claimed', epoch,
            jsonb_build_object('state', state, 'jobId', ${claim.jobId}::text, 'host', ${claim.host}::text)
          from moved
        )
        select ${attemptColumns('moved')} from moved`,
  )
  if (row) return done(fromRow<Attempt>(row))
  const { attemptId } = claim
  return whyNot(db, { attemptId }, (holder) => (holder === claim.epoch ? 'epoch_taken' : 'epoch_stale'))
}
