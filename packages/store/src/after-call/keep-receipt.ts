import type { Db } from '@candor/drizzle'
import type { Verdict } from '@candor/shared'
import { sql } from 'drizzle-orm'
import { rowsOf } from '../rows.ts'

export type Receipt = {
  readonly attemptId: string
  readonly version: number
  readonly verdict: Verdict
  readonly items: number
  /** SHA-256 of the items in their order, hexadecimal. */
  readonly fingerprint: string
}

/** Keeps the receipt and pays the work that owed it, in one statement: any number of workers leave one receipt. */
export async function keepReceipt(db: Db, receipt: Receipt): Promise<void> {
  const { attemptId, version, verdict, items, fingerprint } = receipt
  await rowsOf(
    db,
    sql`with kept as (
          insert into receipt (attempt_id, version, verdict, items, fingerprint)
          values (${attemptId}, ${version}, ${JSON.stringify(verdict)}::jsonb, ${items}, ${fingerprint})
          on conflict do nothing
        )
        update after_call_job set paid_at = now(), taken_until = null, last_error = null
        where attempt_id = ${attemptId} and kind = 'receipt' and version = ${version} and paid_at is null`,
  )
}
