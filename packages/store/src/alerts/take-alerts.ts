import type { Db } from '@candor/drizzle'
import { sql } from 'drizzle-orm'
import { fromRow, rowsOf } from '../rows.ts'
import type { Alert } from './raise-alerts.ts'

/** What passes by itself within so long is told to nobody. */
const lastsMs = 15_000
const telling = sql`interval '1 minute'`

/** What nobody has been told yet and is to be told now, for one caller: others leave it alone for a minute. In quiet hours only what is grave. */
export async function takeAlerts(db: Db, { quiet }: { quiet: boolean }): Promise<Alert[]> {
  const rows = await rowsOf(
    db,
    sql`update alert set taken_until = now() + ${telling}
        where told_at is null and (taken_until is null or taken_until < now()) and (grave or not ${quiet}::boolean)
          and began_at <= now() - ${lastsMs}::int * interval '1 millisecond'
        returning name, words, grave`,
  )
  return rows.map((row) => fromRow<Alert>(row))
}

/** Somebody has been told. Where telling failed this is left out, and it is tried again. */
export async function noteAlertsTold(db: Db, names: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    sql`update alert set told_at = now()
        where told_at is null and name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
  )
}
