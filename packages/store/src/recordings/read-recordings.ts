import { sql } from 'drizzle-orm'
import { type Asked, fromRow, ofOrganisation, rowsOf } from '../rows.ts'
import type { RecordingPart } from './recording-part.ts'

/** The parts of an attempt's sound, in the order of its interviewers. */
export async function readRecordings(db: Asked, { attemptId }: { attemptId: string }): Promise<RecordingPart[]> {
  const rows = await rowsOf(
    db,
    sql`select epoch, started_at, state, length_ms, bytes::float8 as bytes, storage_key, complete
        from recording_part where attempt_id = ${attemptId}
          and exists (select from attempt join interview on interview.id = interview_id
            where attempt.id = ${attemptId} and ${ofOrganisation(db, sql`organisation_id`)})
        order by epoch`,
  )
  return rows.map((row) => fromRow<RecordingPart>(row))
}
