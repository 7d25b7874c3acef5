import type { Db } from '@candor/drizzle'
import type { AttemptState, EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { interviewerLost } from '../attempts/needs-interviewer.ts'
import { type RawRow, rowsOf } from '../rows.ts'
import { elapsed } from './elapsed.ts'

export type AttemptCounts = {
  readonly active: number
  /** States without an attempt are not named. */
  readonly byState: Partial<Record<AttemptState, number>>
  readonly oldest: { readonly attemptId: string; readonly openForMs: number } | null
  /** Unfinished attempts whose interviewer is lost now; and how many were lost by attempts that are unfinished or ended today. */
  readonly lost: { readonly now: number; readonly today: number }
  /** Rooms of ended attempts that LiveKit has not confirmed gone. */
  readonly owedRooms: number
  /** Per reason, since midnight UTC. */
  readonly endedToday: Partial<Record<EndReason, number>>
  /** Ids of attempts that are unfinished ten seconds after their deadline. */
  readonly stuckAttempts: readonly string[]
  /** Ids of attempts whose lease nobody should hold any more, or nobody has beaten for a minute while an interviewer is wanted. */
  readonly leftoverLeases: readonly string[]
  /** Since the last sweep began. */
  readonly sweptAgoMs: number
}

const today = sql`date_trunc('day', now())`
const stuckAfter = sql`interval '10 seconds'`
const leftAfter = sql`interval '60 seconds'`

/** Counts for whoever looks after the product. Stuck attempts and leftover leases must be none: a sweep every second keeps it so. */
export async function countAttempts(db: Db): Promise<AttemptCounts> {
  const [states, reasons, [oldest], [sums], stuck, leases, [last]] = await Promise.all([
    rowsOf(
      db,
      sql`select state as name, count(*)::int from attempt where state <> 'ended' group by state order by state`,
    ),
    rowsOf(
      db,
      sql`select end_reason as name, count(*)::int from attempt where ended_at >= ${today} group by 1 order by 1`,
    ),
    rowsOf(
      db,
      sql`select id, ${elapsed(sql`opened_at`)} as open_for_ms from attempt where state <> 'ended' order by opened_at limit 1`,
    ),
    rowsOf(
      db,
      sql`select (count(*) filter (where state <> 'ended' and ${interviewerLost}))::int as lost_now,
            coalesce(sum(lost_interviewers) filter (where state <> 'ended' or ended_at >= ${today}), 0)::int as lost_today,
            (count(*) filter (where state = 'ended' and room_gone_at is null))::int as owed_rooms
          from attempt where state <> 'ended' or ended_at >= ${today} or room_gone_at is null`,
    ),
    rowsOf(db, sql`select id from attempt where state <> 'ended' and deadline_at < now() - ${stuckAfter} order by id`),
    rowsOf(
      db,
      sql`select id from lease join attempt on attempt.id = lease.attempt_id
          where state = 'ended' or lease.epoch <> attempt.epoch
            or (state <> 'interrupted' and lease.beaten_at < now() - ${leftAfter})
          order by id`,
    ),
    rowsOf(db, sql`select ${elapsed(sql`last_run_at`)} as swept_ago_ms from sweep_state`),
  ])
  const active = states.reduce((sum, { count }) => sum + Number(count), 0)
  return {
    active,
    byState: byName(states),
    oldest: oldest ? { attemptId: String(oldest['id']), openForMs: Number(oldest['open_for_ms']) } : null,
    lost: { now: Number(sums?.['lost_now']), today: Number(sums?.['lost_today']) },
    owedRooms: Number(sums?.['owed_rooms']),
    endedToday: byName(reasons),
    stuckAttempts: stuck.map(({ id }) => String(id)),
    leftoverLeases: leases.map(({ id }) => String(id)),
    sweptAgoMs: Number(last?.['swept_ago_ms']),
  }
}

function byName<Name extends string>(rows: readonly RawRow[]): Partial<Record<Name, number>> {
  return Object.fromEntries(rows.map(({ name, count }) => [String(name), Number(count)])) as Partial<
    Record<Name, number>
  >
}
