import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** An interviewer that leaves says how many items it kept. Of any epoch and in any state, like the items themselves. */
export async function reportLastSeq(
  db: Db,
  { attemptId, epoch, lastSeq }: { attemptId: string; epoch: number; lastSeq: number },
): Promise<void> {
  await rowsOf(
    db,
    sql`insert into interviewer_report (attempt_id, epoch, last_seq) values (${attemptId}, ${epoch}, ${lastSeq})
        on conflict (attempt_id, epoch) do update set last_seq = greatest(interviewer_report.last_seq, excluded.last_seq)`,
  )
}
