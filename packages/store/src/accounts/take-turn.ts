import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Counts one more try under a key, and says whether it may go on: at most `most` in a window, which begins with the first. Several at once
 * are counted one after another.
 */
export async function takeTurn(
  db: Db,
  { key, most, windowMs }: { key: string; most: number; windowMs: number },
): Promise<boolean> {
  const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`
  // The id is nobody's: two that begin one key at once may meet in the index that the conflict names, and in no other.
  const [row] = await rowsOf(
    db,
    sql`insert into rate_limit as kept (id, key, count, last_request) values (gen_random_uuid()::text, ${key}, 1, ${now})
        on conflict (key) do update set
          count = case when kept.last_request + ${windowMs}::bigint <= ${now} then 1 else kept.count + 1 end,
          last_request = case when kept.last_request + ${windowMs}::bigint <= ${now} then ${now} else kept.last_request end
        returning count`,
  )
  return Number(row?.['count']) <= most
}
