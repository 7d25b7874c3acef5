import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

/** `version`: the sealed transcript that the work is about. `tries` counts this one. */
export type OwedWork = {
  readonly attemptId: string
  readonly kind: 'receipt'
  readonly version: number
  readonly tries: number
}
type WorkKey = Pick<OwedWork, 'attemptId' | 'kind' | 'version'>

/**
 * Takes up to `limit` pieces of owed work, and holds each for `holdMs` so that no other worker begins it meanwhile. A worker that dies
 * leaves it to the next one.
 */
export async function takeOwedWork(db: Db, { limit, holdMs }: { limit: number; holdMs: number }): Promise<OwedWork[]> {
  const rows = await rowsOf(
    db,
    sql`with due as (
          select attempt_id, kind, version from after_call_job
          where paid_at is null and due_at <= now() and (taken_until is null or taken_until < now())
          order by due_at limit ${limit} for update skip locked
        )
        update after_call_job job set taken_until = now() + ${holdMs}::int * interval '1 millisecond', tries = tries + 1
        from due where (job.attempt_id, job.kind, job.version) = (due.attempt_id, due.kind, due.version)
        returning job.attempt_id, job.kind, job.version, job.tries`,
  )
  return rows.map((row) => fromRow<OwedWork>(row))
}

/** Gives work back that failed, to be tried again `afterMs` later. Never given up: it stays owed, and its last error can be read. */
export async function postponeWork(
  db: Db,
  { attemptId, kind, version, afterMs, error }: WorkKey & { afterMs: number; error: string },
): Promise<void> {
  await rowsOf(
    db,
    sql`update after_call_job set taken_until = null, last_error = ${error.slice(0, 500)},
          due_at = now() + ${afterMs}::int * interval '1 millisecond'
        where attempt_id = ${attemptId} and kind = ${kind} and version = ${version} and paid_at is null`,
  )
}
