import { sql } from 'drizzle-orm'
import { type Asked, fromRow, rowsOf } from '../rows.ts'

/** What interrupted a talk or went on with it. `at` is epoch milliseconds by PostgreSQL's clock. */
export type SeamEvent = {
  readonly at: number
  readonly kind: 'candidate_left' | 'candidate_returned' | 'interviewer_claimed' | 'interviewer_lost'
  /** The interviewer that held the attempt then. */
  readonly epoch: number
}

/** Where the talk of an attempt was cut and taken up again, in the order in which it happened. The first interviewer's coming is no seam. */
export async function readSeams(db: Asked, { attemptId }: { attemptId: string }): Promise<SeamEvent[]> {
  const rows = await rowsOf(
    db,
    sql`select (extract(epoch from at) * 1000)::float8 as happened, kind, epoch from attempt_event
        where attempt_id = ${attemptId}
          and kind in ('candidate_left', 'candidate_returned', 'interviewer_claimed', 'interviewer_lost')
          and not (kind = 'interviewer_claimed' and epoch = 1)
        order by id`,
  )
  return rows.map(({ happened, ...row }) => ({ ...fromRow<Omit<SeamEvent, 'at'>>(row), at: Number(happened) }))
}
