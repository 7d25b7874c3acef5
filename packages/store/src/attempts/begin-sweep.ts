import type { Db } from '@candor/drizzle'
import { leaseMs, seconds, sweepPauseMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

const comparedEvery = sql`interval '5 seconds'`
const ms = (length: number) => sql`${length}::int * interval '1 millisecond'`

/** Expressions over the row of `sweep_state` before a sweep. `silent`: nobody has swept for a while. */
const silent = sql`last_run_at < now() - ${ms(sweepPauseMs)}`

/** How late a statement may come without PostgreSQL having been away. */
const lateMs = seconds(1)

/**
 * Nobody else has tried and failed since the last sweep: the silence is no longer than this sweeper itself has rested, all it asked was
 * answered, and this statement has not waited. Rests longer than a lease prove nothing, since outages may hide in them.
 */
const restedThrough = (restedMs: number) => sql`last_run_at >= now() - ${ms(Math.min(restedMs, leaseMs) + lateMs)}`

/**
 * An interviewer without a beat since then is lost. While there is grace that is a silence ago and not a lease: where sweeps are always
 * some way apart, grace would be renewed without end, so whoever was overdue at one such sweep already and still is at another is lost all
 * the same. A statement that finds silence counts as the first of a sweep, one that knows of nobody's rest.
 */
export const lostWithoutBeatSince = sql`case when ${silent} or now() <= grace_until then past_silence_at else now() end - ${ms(leaseMs)}`

/** Whether it is time to compare LiveKit's rooms with ours; an expression over the same row. */
export const comparisonDue = sql`rooms_compared_at < now() - ${comparedEvery}`

/**
 * Notes that a sweep runs. Where nobody has swept for three seconds, interviewers get one lease of grace in the same statement: they could
 * not beat either. `restedMs`: how long ago this sweeper began its last sweep, milliseconds; 0 where it has none or PostgreSQL did not
 * answer that one. Says whether it is this sweep's turn to compare LiveKit's rooms with ours, which one sweeper does every five seconds.
 */
export async function beginSweep(
  db: Db,
  { restedMs = 0 }: { restedMs?: number } = {},
): Promise<{ compareRooms: boolean }> {
  const rested = restedThrough(Math.round(restedMs))
  // After an outage counting begins anew: two of them may have left nobody the second it takes to beat.
  const again = sql`(${silent} and ${rested} and silence_at < now() - ${ms(leaseMs)})`
  const [row] = await rowsOf(
    db,
    sql`with before as (select ${comparisonDue} as compare_rooms from sweep_state for update)
        update sweep_state set last_run_at = now(), runs = runs + 1,
          grace_until = case when ${silent} then now() + ${ms(leaseMs)} else grace_until end,
          past_silence_at = case when ${again} then silence_at else past_silence_at end,
          silence_at = case when ${again} or (${silent} and not ${rested}) then now() else silence_at end,
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
