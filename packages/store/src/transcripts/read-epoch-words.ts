import type { EpochWords } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { type Asked, fromRow, rowsOf } from '../rows.ts'
import { keptElsewhere } from './append-item.ts'

/** What each interviewer that ever held an attempt kept and what is stored of it: the facts of the verdict. */
export async function readEpochWords(db: Asked, { attemptId }: { attemptId: string }): Promise<EpochWords[]> {
  const rows = await rowsOf(
    db,
    sql`with elsewhere as (
          select (detail->>'heardBy')::int as epoch, count(distinct detail->>'seq')::int as places, max((detail->>'seq')::int) as highest
          from attempt_event where attempt_id = ${attemptId} and kind = ${keptElsewhere} group by 1
        )
        select held.epoch, report.last_seq, count(item.seq)::int as stored, coalesce(elsewhere.places, 0) as elsewhere,
          coalesce(greatest(max(item.seq), elsewhere.highest), 0) as highest_seq
        from (select epoch from attempt_event where attempt_id = ${attemptId} and kind = 'interviewer_claimed'
              union select epoch from transcript_item where attempt_id = ${attemptId}) held
        left join interviewer_report report on report.attempt_id = ${attemptId} and report.epoch = held.epoch
        left join transcript_item item on item.attempt_id = ${attemptId} and item.epoch = held.epoch
        left join elsewhere on elsewhere.epoch = held.epoch
        group by held.epoch, report.last_seq, elsewhere.places, elsewhere.highest order by held.epoch`,
  )
  return rows.map((row) => fromRow<EpochWords>(row))
}
