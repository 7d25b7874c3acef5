import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { lostWithoutBeatSince } from '../attempts/begin-sweep.ts'
import { fromRow, rowsOf } from '../rows.ts'

/**
 * What a process of a host holds. `alive`: not lost for a missing beat by the sweep's own rule. Where nobody has swept for a while
 * PostgreSQL was away, and nobody could beat.
 */
export type HeldAttempt = {
  readonly pid: number
  readonly attemptId: string
  readonly epoch: number
  readonly alive: boolean
}

/** The leases that processes of a host hold, whether they still beat or not. */
export async function readLeasesOn(db: Db, host: string): Promise<HeldAttempt[]> {
  const rows = await rowsOf(
    db,
    sql`select pid, attempt_id, epoch, beaten_at >= (select ${lostWithoutBeatSince} from sweep_state) as alive
        from lease where host = ${host} order by pid`,
  )
  return rows.map((row) => fromRow<HeldAttempt>(row))
}
