import type { Db } from '@candor/drizzle'
import { leaseMs, sweepPauseMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

const comparedEvery = sql`interval '5 seconds'`
const ms = (length: number) => sql`${length}::int * interval '1 millisecond'`

/** Until when nobody is called lost, once a sweep has begun: an expression over the row of `sweep_state` before it. */
export const graceOnceSwept = sql`case when last_run_at < now() - ${ms(sweepPauseMs)} then now() + ${ms(leaseMs)} else grace_until end`

/** Whether it is time to compare LiveKit's rooms with ours; an expression over the same row. */
export const comparisonDue = sql`rooms_compared_at < now() - ${comparedEvery}`

/**
 * Notes that a sweep runs. Where nobody has swept for three seconds, interviewers get one lease of grace in the same statement: they could
 * not beat either. Says whether it is this sweep's turn to compare LiveKit's rooms with ours, which one sweeper does every five seconds.
 */
export async function beginSweep(db: Db): Promise<{ compareRooms: boolean }> {
  const [row] = await rowsOf(
    db,
    sql`with before as (select ${comparisonDue} as compare_rooms from sweep_state for update)
        update sweep_state set last_run_at = now(), runs = runs + 1,
          grace_until = ${graceOnceSwept},
          rooms_compared_at = case when before.compare_rooms then now() else rooms_compared_at end
        from before returning before.compare_rooms`,
  )
  return { compareRooms: row?.['compare_rooms'] === true }
}

/** Keeps what a sweep did, for whoever looks after the product. */
export async function noteSweepWork(db: Db, work: Record<string, unknown>): Promise<void> {
  await rowsOf(db, sql`update sweep_state set last_work = ${JSON.stringify(work)}::jsonb, last_work_at = now()`)
}

export type SweepHealth = {
  readonly lastRunAt: number
  readonly graceUntil: number
  readonly runs: number
  readonly lastWork: Record<string, unknown> | null
  readonly lastWorkAt: number | null
}

/** When the last sweep ran and what the last one with work did. Moments are epoch milliseconds. */
export async function readSweepHealth(db: Db): Promise<SweepHealth> {
  const [row] = await rowsOf(
    db,
    sql`select last_run_at, grace_until, runs::int, last_work, last_work_at from sweep_state`,
  )
  return fromRow<SweepHealth>(row ?? {})
}
