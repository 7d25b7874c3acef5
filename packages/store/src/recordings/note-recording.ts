import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** An interviewer began to record. Said again, or after the part was stored, it changes nothing. */
export async function noteRecording(
  db: Db,
  { attemptId, epoch, startedAt }: { attemptId: string; epoch: number; startedAt: number },
): Promise<void> {
  await rowsOf(
    db,
    sql`insert into recording_part (attempt_id, epoch, started_at)
        values (${attemptId}, ${epoch}, to_timestamp(${startedAt}::float8 / 1000)) on conflict do nothing`,
  )
}
