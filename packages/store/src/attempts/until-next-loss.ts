import type { Db } from '@candor/drizzle'
import { leaseMs, statesWithInterviewer } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Milliseconds until the first of the leases that still run is over, if nobody beats any more; null where there is none. By PostgreSQL's
 * clock. A sweep that runs then finds a lost host up to a second earlier than one that comes by.
 */
export async function untilNextLoss(db: Db): Promise<number | null> {
  const [row] = await rowsOf(
    db,
    sql`select extract(epoch from min(left_over)) * 1000 as ms from (
          select greatest(attempt.claimed_at, lease.beaten_at) + ${leaseMs}::int * interval '1 millisecond' - now() as left_over
          from lease join attempt on attempt.id = lease.attempt_id
          where attempt.state in ${[...statesWithInterviewer]}) running
        where left_over > interval '0'`,
  )
  const ms = row?.['ms']
  return ms === null || ms === undefined ? null : Math.ceil(Number(ms))
}
