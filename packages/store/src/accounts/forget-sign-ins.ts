import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** Takes away sign-ins and codes that are over, and counts of tries that nobody added to for a day: they hold addresses of people and machines. */
export async function forgetSignIns(db: Db): Promise<void> {
  await rowsOf(
    db,
    sql`with sessions as (delete from desk_session where expires_at <= now()),
          codes as (delete from one_time_code where expires_at <= now())
        delete from rate_limit where last_request < extract(epoch from now() - interval '1 day') * 1000`,
  )
}
