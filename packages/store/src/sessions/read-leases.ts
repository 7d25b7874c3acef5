import type { Db } from '@candor/drizzle'
import { leaseMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

/** What a process of a host holds. `alive`: it has proved itself within a lease. */
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
    sql`select pid, attempt_id, epoch, beaten_at > now() - ${leaseMs}::int * interval '1 millisecond' as alive
        from lease where host = ${host} order by pid`,
  )
  return rows.map((row) => fromRow<HeldAttempt>(row))
}
