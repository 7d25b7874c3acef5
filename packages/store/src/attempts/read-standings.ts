import type { Db } from '@candor/drizzle'
import type { AttemptState } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

/** State and holder of some attempts, by id: what a worker compares its jobs with. */
export async function readStandings(
  db: Db,
  attemptIds: readonly string[],
): Promise<Map<string, { state: AttemptState; epoch: number }>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await rowsOf(
    db,
    sql`select id, state, epoch from attempt
        where id = any(array(select jsonb_array_elements_text(${JSON.stringify(attemptIds)}::jsonb)))`,
  )
  return new Map(
    rows.map((row) => [String(row['id']), { state: row['state'] as AttemptState, epoch: Number(row['epoch']) }]),
  )
}
