import type { Db } from '@candor/drizzle'
import type { EndReason } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { comparisonDue } from '../attempts/begin-sweep.ts'
import { attemptDue, reasonAtDeadline } from '../attempts/end-attempt.ts'
import { needsInterviewer } from '../attempts/needs-interviewer.ts'
import { roomOwed } from '../attempts/take-owed-rooms.ts'
import { fromRow, rowsOf } from '../rows.ts'

/** What a sweep would do to the rows if it ran now. */
export type ForeseenSweep = {
  readonly ended: readonly { readonly attemptId: string; readonly reason: EndReason }[]
  /** `number`: the one the next interviewer would get. `lost`: the holder is lost; otherwise nobody claimed the last dispatch. */
  readonly dispatched: readonly { readonly attemptId: string; readonly number: number; readonly lost: boolean }[]
  readonly owedRooms: readonly { readonly attemptId: string; readonly roomName: string }[]
  /** Whether it would be its turn to compare LiveKit's rooms with ours. */
  readonly comparesRooms: boolean
}

/** Says what a sweep would do, by the sweep's own guards, and changes nothing: it holds no row and runs on a read-only connection. */
export async function foreseeSweep(db: Db): Promise<ForeseenSweep> {
  const [ended, dispatched, owedRooms, [turn]] = await Promise.all([
    rowsOf(
      db,
      sql`select id as attempt_id, coalesce(end_reason, ${reasonAtDeadline}) as reason from attempt
          where ${attemptDue} order by deadline_at`,
    ),
    rowsOf(
      db,
      sql`select id as attempt_id, dispatched_epoch + 1 as number, epoch > 0 and dispatched_epoch = spent_epoch as lost from attempt
          where attempt.dispatched_epoch > 0 and ${needsInterviewer} order by dispatched_at`,
    ),
    rowsOf(db, sql`select id as attempt_id, room_name from attempt where ${roomOwed} order by ended_at`),
    rowsOf(db, sql`select ${comparisonDue} as due from sweep_state`),
  ])
  return {
    ended: ended.map((row) => fromRow<ForeseenSweep['ended'][number]>(row)),
    dispatched: dispatched.map((row) => fromRow<ForeseenSweep['dispatched'][number]>(row)),
    owedRooms: owedRooms.map((row) => fromRow<ForeseenSweep['owedRooms'][number]>(row)),
    comparesRooms: turn?.['due'] === true,
  }
}
