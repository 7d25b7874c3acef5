import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/**
 * Compares the names of the rooms LiveKit has with ours. `stray`: rooms of our own that belong to no unfinished attempt. `missing`:
 * unfinished attempts whose room LiveKit does not have, once they are old enough to have got one.
 */
export async function compareRooms(
  db: Db,
  roomNames: readonly string[],
): Promise<{ stray: string[]; missing: { attemptId: string; roomName: string; reconnectWindowMs: number }[] }> {
  const listed = sql`(select jsonb_array_elements_text(${JSON.stringify(roomNames)}::jsonb) as name)`
  const stray = await rowsOf(
    db,
    sql`select name from ${listed} listed
        where not exists (select 1 from attempt where room_name = name and state <> 'ended')`,
  )
  const missing = await rowsOf(
    db,
    sql`select id, room_name, reconnect_window_ms from attempt
        where state in ('open', 'live', 'interrupted') and opened_at < now() - interval '3 seconds'
          and deadline_at > now() and room_name not in (select name from ${listed} listed)`,
  )
  return {
    stray: stray.map((row) => String(row['name'])),
    missing: missing.map((row) => ({
      attemptId: String(row['id']),
      roomName: String(row['room_name']),
      reconnectWindowMs: Number(row['reconnect_window_ms']),
    })),
  }
}
