import type { Db } from '@candor/drizzle'
import { sql, type SQL } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import { type Attempt, attemptColumns } from './attempt.ts'

export type Move = {
  /** Assignments of the UPDATE. */
  readonly set: SQL
  /** The guard: the database says yes or no. */
  readonly where: SQL
  /** What happened, for `attempt_event`; an expression over the row after the change, which goes by `moved`. */
  readonly event: SQL
  /** Facts of the event beside the state it led to. */
  readonly detail?: SQL
}

/** One guarded UPDATE of attempts with its event line, and the lease of an ended one given back, in one statement and one round trip. Returns the rows that moved. */
export async function moveAttempts(db: Db, { set, where, event, detail }: Move): Promise<Attempt[]> {
  const rows = await rowsOf(
    db,
    sql`with moved as (
          update attempt set ${set} where ${where} returning attempt.*
        ), told as (
          insert into attempt_event (attempt_id, kind, epoch, detail)
          select moved.id, ${event}, moved.epoch, jsonb_build_object('state', moved.state) || ${detail ?? sql`'{}'`} from moved
        ), released as (
          delete from lease using moved where lease.attempt_id = moved.id and moved.state = 'ended'
        )
        select ${attemptColumns('moved')} from moved`,
  )
  return rows.map((row) => fromRow<Attempt>(row))
}
