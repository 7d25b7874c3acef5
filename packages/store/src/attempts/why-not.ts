import type { Db } from '@candor/drizzle'
import { type AttemptState, type Refusal, refused } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'

type Standing = { readonly state: AttemptState; readonly epoch: number; readonly due: boolean }

/**
 * Explains a guard that let no row through. Read after the refusal, so it tells of the row as it is now; an attempt past its deadline
 * counts as ended. `otherwise` names the reason that is the verb's own.
 */
export async function whyNot(
  db: Db,
  { attemptId, epoch }: { attemptId: string; epoch?: number | undefined },
  otherwise: (holder: number) => Refusal = () => 'attempt_closing',
): Promise<{ ok: false; refusal: Refusal }> {
  const [row] = await rowsOf(
    db,
    sql`select state, epoch, coalesce(deadline_at <= now(), true) as due from attempt where id = ${attemptId}`,
  )
  if (!row) return refused('attempt_unknown')
  const { state, epoch: holder, due } = fromRow<Standing>(row)
  if (state === 'ended') return refused('attempt_ended')
  if (epoch !== undefined && epoch !== holder) return refused('epoch_stale')
  if (state === 'closing') return refused('attempt_closing')
  return refused(due ? 'attempt_ended' : otherwise(holder))
}
