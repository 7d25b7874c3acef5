import type { Db } from '@candor/drizzle'
import { workerGoneMs } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

/** What all workers together can do. One that finishes its last interviews counts by what it runs only. */
export type WorkerCounts = {
  readonly workers: number
  readonly draining: number
  /** Interviews that may run at once, and that run. */
  readonly capacity: number
  readonly running: number
  /** Places for further interviews, over the workers that take any. */
  readonly free: number
}

/** Counts the workers that gave a sign of life a moment ago. */
export async function countWorkers(db: Db): Promise<WorkerCounts> {
  const [row] = await rowsOf(
    db,
    sql`select count(*)::int as workers, (count(*) filter (where draining))::int as draining,
          coalesce(sum(capacity) filter (where not draining), 0)::int as capacity, coalesce(sum(running), 0)::int as running,
          coalesce(sum(greatest(capacity - running, 0)) filter (where not draining), 0)::int as free
        from worker where beaten_at > now() - ${workerGoneMs}::int * interval '1 millisecond'`,
  )
  return fromRow<WorkerCounts>(row ?? {})
}
