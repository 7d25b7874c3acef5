import { sql } from 'drizzle-orm'

/** Whether the transcript item that goes by `item` stands: it is settled, or provisional and no settled item has taken it over. */
export const standing = sql`not (item.provisional and exists (
  select 1 from transcript_item settled where settled.attempt_id = item.attempt_id
    and not settled.provisional and item.item_id = any(settled.supersedes)))`
