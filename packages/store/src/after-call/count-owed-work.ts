import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { elapsed } from '../sessions/elapsed.ts'
import { fromRow, rowsOf } from '../rows.ts'

export type OwedWorkCounts = {
  /** Transcripts that have something not sealed yet. */
  readonly unsealed: number
  readonly owed: number
  /** Of those, tried at least once and failed. */
  readonly failing: number
  /** Since the seal that the oldest unpaid work began with; null where nothing is owed. */
  readonly oldestOwedMs: number | null
}

/** Counts what ended interviews still wait for. */
export async function countOwedWork(db: Db): Promise<OwedWorkCounts> {
  const [row] = await rowsOf(
    db,
    sql`select (select count(*)::int from transcript_seal where sealed_changes < changes) as unsealed,
          count(*)::int as owed, (count(*) filter (where last_error is not null))::int as failing,
          max(${elapsed(sql`sealed.at`)}) as oldest_owed_ms
        from after_call_job job left join attempt_event sealed on sealed.attempt_id = job.attempt_id
          and sealed.kind = 'transcript_sealed' and sealed.detail @> jsonb_build_object('version', job.version)
        where paid_at is null`,
  )
  return fromRow<OwedWorkCounts>(row ?? {})
}
