import type { Db } from '@candor/drizzle'

/** How many processes wait for an interview: each reads the installation as the last thing it prepares, and nothing after it. */
export async function idleJobs(db: Db): Promise<number> {
  const [row] = await db.$client`select count(*)::int as idle from pg_stat_activity
    where application_name = 'candor-job' and state = 'idle' and query = 'select id from installation'`
  return row?.['idle'] ?? 0
}
