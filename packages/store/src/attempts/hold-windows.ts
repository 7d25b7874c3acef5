import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'
import { deadlineSql } from './deadline-sql.ts'
import { interviewerLost } from './needs-interviewer.ts'

/**
 * LiveKit has people in these rooms. Only interviewers see a candidate come back: where the one of an `interrupted` attempt is lost, its
 * window counts from now, at most to the hard stop, or it would close on somebody who sits in the room. Whether they are back is left to
 * the interviewer that comes.
 */
export async function holdWindows(db: Db, { roomNames }: { roomNames: readonly string[] }): Promise<void> {
  if (roomNames.length === 0) return
  await rowsOf(
    db,
    sql`update attempt set deadline_at = ${deadlineSql('interrupted')}
        where state = 'interrupted' and deadline_at > now() and ${interviewerLost}
          and room_name = any(array(select jsonb_array_elements_text(${JSON.stringify(roomNames)}::jsonb)))`,
  )
}
